using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Loss;

internal enum Reduction
{
    Mean,
    Sum,
    None,
}

/// <summary>How losses of single elements become the loss.</summary>
internal static class LossReduction
{
    public static ChoiceParameter<Reduction> Parameter() => new(
        "reduction",
        "Whether the losses are averaged, added or given one by one.",
        ("mean", Reduction.Mean),
        ("sum", Reduction.Sum),
        ("none", Reduction.None))
    {
        Default = "mean",
    };

    public static RealTensor Of(Reduction reduction, Shape shape, double[] losses) => reduction switch
    {
        Reduction.Mean => RealTensor.Scalar(Statistics.Mean(losses)),
        Reduction.Sum => RealTensor.Scalar(Statistics.Sum(losses)),
        _ => RealTensor.Adopt(shape, losses),
    };

    /// <summary>What the gradient of one element's loss is multiplied by; 'none' stands for the sum.</summary>
    public static double GradientScale(Reduction reduction, int count) => reduction == Reduction.Mean ? 1.0 / count : 1;
}
