using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

/// <summary>Prediction minus target, element by element.</summary>
internal sealed class Residuals
{
    public Residuals(RealTensor prediction, RealTensor target)
    {
        Shape = prediction.Shape;
        Values = new double[prediction.Count];
        for (int i = 0; i < Values.Length; i++)
            Values[i] = prediction.Data[i] - target.Data[i];
    }

    public Shape Shape { get; }

    public double[] Values { get; }

    public RealTensor ToTensor() => RealTensor.Adopt(Shape, Values);
}
