using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class MaxUnpool2d : Operation
{
    private static readonly RealInput X = new("x", "[N,C,h,w]", "Pooled values; a matrix is one channel.", plain: "[h,w] or [C,h,w]");
    private static readonly IntegerInput Indices = new("indices", "like x", "Where each value stands in its output plane, in row-major order, as max_pool2d gives it.");
    private static readonly ValueParameter<AxisList> OutputSize = new("output_size", "[H,W]", static value => AxisList.Read(value, 1), "Rows and columns of the output.") { Samples = [IntegerTensor.Vector(2, 2), IntegerTensor.Vector(3, 2), IntegerTensor.Vector(4, 4)] };

    private static readonly RealOutput Y = new("y", "[N,C,H,W]", "The values at their places, zeros elsewhere; of two for one place the last.");

    public override Declaration Declaration { get; } = new("max_unpool2d", Family.Pooling, "Puts pooled values back where max_pool2d found them.")
    {
        Arguments = [X, Indices, OutputSize],
        Outputs = [Y],
        Definition = new(@"y_{n,c,I_{n,c,i,j}}=x_{n,c,i,j},\ 0\text{ elsewhere}", "Zeiler and Fergus 2014, arXiv:1311.2901, section 2.1"),
        Examples =
        [
            new("max_unpool2d([[7]], [[2]], [2, 2])", "[[0, 0], [7, 0]]", "by hand: 2 is row 1, column 0"),
            new("max_unpool2d(max_pool2d([[1, 2], [4, 3]], 2), max_pool2d([[1, 2], [4, 3]], 2).indices, [2, 2])", "[[0, 0], [4, 0]]", "by hand: the maximum stays, the rest is lost"),
        ],
        Laws =
        [
            new("at its place every value is found again, unless a later one took it", IsFoundAgain),
            new("nothing else is added", AddsNothing),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        ReadOnlySpan<long> indices = a.Get(Indices).Data;
        Shape shape = a.Allocate(x.Shape[0], x.Shape[1], ConvolutionPlan.On(a, OutputSize, 0, 2), ConvolutionPlan.On(a, OutputSize, 1, 2));
        int plane = shape[2] * shape[3];
        int pooled = x.Shape[2] * x.Shape[3];
        double[] y = new double[shape.Size];
        for (int i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)plane)
                throw a.Refuse(Indices, $"has {indices[i]} at {ElementPath.Of(x.Shape, i)}", $"0 … {plane - 1}, a place in {shape[2]} × {shape[3]} cells");
            y[(i / pooled * plane) + (int)indices[i]] = x.Data[i];
        }
        o.Set(Y, shape, y);
    }

    private static bool IsFoundAgain(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        ReadOnlySpan<double> y = o.Get(Y).Data;
        int pooled = x.Shape[2] * x.Shape[3];
        int plane = y.Length / (x.Count / pooled);
        for (int i = 0; i < x.Count; i++)
        {
            ReadOnlySpan<long> later = a.Get(Indices).Data[(i + 1)..(((i / pooled) + 1) * pooled)];
            long index = a.Get(Indices).Data[i];
            if (!later.Contains(index) && !y[(i / pooled * plane) + (int)index].Equals(x.Data[i]))
                return false;
        }
        return true;
    }

    private static bool AddsNothing(Arguments a, Outputs o) =>
        o.Get(Y).Data.Count(0.0) >= o.Get(Y).Count - a.Get(X).Count;
}
