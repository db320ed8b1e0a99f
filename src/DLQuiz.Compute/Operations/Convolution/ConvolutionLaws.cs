using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>Properties that several convolutions share.</summary>
internal static class ConvolutionLaws
{
    /// <summary>Doubling is exact in binary, so that both sides round alike and only the bias leaves a rounding.</summary>
    public static bool IsHomogeneous(Arguments a, Outputs o, RealInput input, OptionalRealInput bias, RealOutput output)
    {
        RealTensor doubled = RealTensor.Adopt(a.Get(input).Shape, Array.ConvertAll(a.Get(input).Data.ToArray(), static value => 2 * value));
        Tensor other = a.Operation.Evaluate(a.With(input, doubled)).First;
        ReadOnlySpan<double> once = o.Get(output).Data;
        ReadOnlySpan<double> twice = ((RealTensor)other).Data;
        int channels = other.Shape[1];
        int inner = other.Shape.CountBetween(2, other.Shape.Rank);
        for (int i = 0; i < once.Length; i++)
        {
            double shift = a.Get(bias)?.Data[i / inner % channels] ?? 0;
            if (!Closeness.Near(twice[i] - shift, 2 * (once[i] - shift), Math.Abs(shift)))
                return false;
        }
        return true;
    }

    public static bool KeepsTheSize(Arguments a, RealInput input, ValueParameter<AxisList> stride, ValueParameter<Padding> padding)
    {
        if (a.Get(padding) is not Padding.Rule { Kind: not PaddingRule.Valid })
            return true;
        Shape x = a.Get(input).Shape;
        Shape y = a.Operation.Evaluate(a.With(input, a.Get(input))).First.Shape;
        for (int axis = 2; axis < x.Rank; axis++)
        {
            long step = ConvolutionPlan.On(a, stride, axis - 2, x.Rank - 2);
            if (y[axis] != (x[axis] + step - 1) / step)
                return false;
        }
        return true;
    }
}
