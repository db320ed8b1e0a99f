using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Functions;

/// <summary>One number out of many, over all elements or along an axis.</summary>
internal sealed class Reductions : FunctionGroup
{
    public override IEnumerable<Function> Functions =>
    [
        new("sum(x, axis=null)", "The sum; truth values count as 0 and 1.", static call => Exact(call, 0L, static (a, b) => checked(a + b), Statistics.Sum)),
        new("prod(x, axis=null)", "The product.", static call => Exact(call, 1L, static (a, b) => checked(a * b), Product)),
        new("mean(x, axis=null)", "The sum divided by the count.", static call => Real(call, 1, Statistics.Mean)),
        new("var(x, ddof=0, axis=null)", "The mean squared deviation, divided by n - ddof: 0 for the population, 1 for the sample.", static call => Variance(call, static variance => variance)),
        new("std(x, ddof=0, axis=null)", "The square root of var.", static call => Variance(call, Math.Sqrt)),
        new("norm(x, ord=2)", "The p-norm over all elements: (sum |x|^ord)^(1/ord); ord inf is the largest magnitude, 0 counts the non-zeros.", Norm),
        new("all(x)", "Whether every element is true.", static call => BooleanTensor.Scalar(Truth(call).IndexOf(false) < 0)),
        new("any(x)", "Whether an element is true.", static call => BooleanTensor.Scalar(Truth(call).IndexOf(true) >= 0)),
        new("len(x)", "The length of the first axis, or of a list.", static call => IntegerTensor.Scalar(call[0] switch
        {
            Tensor { Shape.Rank: > 0 } tensor => tensor.Shape[0],
            ListValue list => list.Elements.Length,
            Value other => throw call.Refuse($"{other.Description} has no length."),
        })),
    ];

    private static RealTensor Real(FunctionCall call, int axis, Func<ReadOnlySpan<double>, double> reduce)
    {
        RealTensor x = call.Real(0);
        Lanes lanes = Lanes.Of(call, x, axis);
        return RealTensor.Adopt(lanes.Shape, lanes.Map(positions => reduce(x.Pick(positions, Shape.Of(positions.Length)).Data)));
    }

    private static Tensor Exact(FunctionCall call, long start, Func<long, long, long> fold, Func<ReadOnlySpan<double>, double> reduce)
    {
        if (call.Number(0) is IntegerTensor integers)
        {
            try
            {
                Lanes lanes = Lanes.Of(call, integers, 1);
                return IntegerTensor.Adopt(lanes.Shape, lanes.Map(positions => positions.Aggregate(start, (total, position) => fold(total, integers.Data[position]))));
            }
            catch (OverflowException)
            {
                // Beyond 64 bits the f64 neighbour is the answer, as for + and *.
                return Real(call, 1, reduce);
            }
        }
        return Real(call, 1, reduce);
    }

    private static RealTensor Variance(FunctionCall call, Func<double, double> finish)
    {
        long ddof = call.Integer(1) ?? 0;
        return Real(call, 2, values => finish(Statistics.Variance(values, ddof)));
    }

    private static double Product(ReadOnlySpan<double> values)
    {
        double product = 1;
        foreach (double value in values)
            product *= value;
        return product;
    }

    private static RealTensor Norm(FunctionCall call)
    {
        RealTensor x = call.Real(0);
        RealTensor ord = call.Real(1);
        return ord.IsScalar ? RealTensor.Scalar(Norms.Of(x.Data, ord.Data[0])) : throw call.Refuse("ord is one number.");
    }

    private static ReadOnlySpan<bool> Truth(FunctionCall call)
    {
        call.Meter.Spend(1);
        return call[0] is BooleanTensor booleans ? booleans.Data : throw call.Refuse($"x is {call[0].Description}, expected truth values.");
    }
}
