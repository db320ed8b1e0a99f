using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Regularisation;

internal sealed class VectorNorm : Operation
{
    private static readonly RealInput X = new("x", "any", "The vector, or a tensor of vectors.");

    private static readonly ValueParameter<double> Ord = new("ord", "number | 'inf' | '-inf'", ReadOrder, "The order p.")
    {
        Default = IntegerTensor.Scalar(2),
        Samples = [IntegerTensor.Scalar(1), IntegerTensor.Scalar(2), IntegerTensor.Scalar(0), RealTensor.Scalar(0.5), new Text("inf"), new Text("-inf")],
    };

    private static readonly OptionalIntegersParameter Axes = new("axes", "Over which axes; null for all.");
    private static readonly FlagParameter KeepsAxes = new("keepdims", "Whether reduced axes stay with length 1.") { Default = false };

    private static readonly RealOutput Y = new("y", "any", "The norm.");

    public override Declaration Declaration { get; } = new("vector_norm", Family.Regularisation, "The p-norm over some axes; order 0 counts the non-zeros, 'inf' and '-inf' take the largest and smallest magnitude.")
    {
        Arguments = [X, Ord, Axes, KeepsAxes],
        Outputs = [Y],
        Definition = new(@"\lVert x\rVert_p=\Big(\sum_i|x_i|^p\Big)^{1/p}", "Goodfellow, Bengio and Courville 2016, Deep Learning, eq. 2.30"),
        Examples =
        [
            new("vector_norm([3, -4])", "5", "by hand: √(9 + 16)"),
            new("vector_norm([[3, -4], [0, 2]], ord='inf', axes=[1])", "[4, 2]", "by hand"),
        ],
        Laws = [new("it scales with its argument, except the count of order 0", ScalesWithX)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        try
        {
            o.Set(Y, Reduction.Over(a.Get(X), a.Get(Axes), a.Get(KeepsAxes), group => Norms.Of(group, a.Get(Ord))));
        }
        catch (FormatException problem)
        {
            throw a.Refuse(Axes, $"is {a.Get(Axes)}", problem.Message);
        }
    }

    private static double ReadOrder(Value value) => value switch
    {
        Text { Content: "inf" } => double.PositiveInfinity,
        Text { Content: "-inf" } => double.NegativeInfinity,
        Tensor { IsScalar: true } tensor when RealTensor.From(tensor) is { } number && !double.IsNaN(number.Data[0]) => number.Data[0],
        _ => throw new FormatException("a number, 'inf' or '-inf'"),
    };

    private static bool ScalesWithX(Arguments a, Outputs o)
    {
        RealTensor tripled = RealTensor.Adopt(a.Get(X).Shape, Array.ConvertAll(a.Get(X).Data.ToArray(), static value => -3 * value));
        double[] expected = Array.ConvertAll(o.Get(Y).Data.ToArray(), value => a.Get(Ord) == 0 ? value : 3 * value);
        return Closeness.Near(((RealTensor)a.Operation.Evaluate(a.With(X, tripled)).First).Data, expected);
    }
}
