using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Basic;

internal sealed class Linear : Operation
{
    private static readonly RealInput X = new("x", "[N,In]", "The samples, one a row; a plain list is one sample.", plain: "[In]");
    private static readonly RealInput Weight = new("weight", "[Out,In]", "One row of weights for each output.");
    private static readonly OptionalRealInput Bias = new("bias", "[Out]", "One number for each output; 0 when left out.");

    private static readonly RealOutput Y = new("y", "[N,Out]", "The outputs, one row for each sample.");

    public override Declaration Declaration { get; } = new("linear", Family.Basic, "The affine map y = x·Wᵀ + b of each sample.")
    {
        Arguments = [X, Weight, Bias],
        Outputs = [Y],
        Definition = new(@"y=xW^\top+b", "Goodfellow, Bengio and Courville 2016, Deep Learning, section 6.1"),
        Examples =
        [
            new("linear([1, 2], [[3, 4], [5, 6]], bias=[10, 20])", "[21, 37]", "by hand: 3 + 8 + 10, 5 + 12 + 20"),
            new("linear([[1, 0], [0, 1]], [[3, 4]])", "[[3], [4]]", "by hand: unit vectors pick columns"),
        ],
        Laws = [new("y(x) − y(0) doubles when x does", IsLinear)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        RealTensor weight = a.Get(Weight);
        int outputs = weight.Shape[0];
        int inputs = weight.Shape[1];
        a.Spend((long)x.Count * outputs);
        double[] y = new double[x.Shape[0] * outputs];
        for (int i = 0; i < y.Length; i++)
        {
            ReadOnlySpan<double> sample = x.Data.Slice(i / outputs * inputs, inputs);
            ReadOnlySpan<double> row = weight.Data.Slice(i % outputs * inputs, inputs);
            double sum = 0;
            for (int k = 0; k < inputs; k++)
                sum += sample[k] * row[k];
            y[i] = sum + (a.Get(Bias)?.Data[i % outputs] ?? 0);
        }
        o.Set(Y, Shape.Of(x.Shape[0], outputs), y);
    }

    private static bool IsLinear(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        ReadOnlySpan<double> zero = ((RealTensor)a.Operation.Evaluate(a.With(X, RealTensor.Adopt(x.Shape, new double[x.Count]))).First).Data;
        ReadOnlySpan<double> twice = ((RealTensor)a.Operation.Evaluate(a.With(X, RealTensor.Adopt(x.Shape, Array.ConvertAll(x.Data.ToArray(), static value => 2 * value)))).First).Data;
        for (int i = 0; i < zero.Length; i++)
        {
            if (!Closeness.Near(twice[i] - zero[i], 2 * (o.Get(Y).Data[i] - zero[i]), 100))
                return false;
        }
        return true;
    }
}
