using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class MaxUnpool2d : Operation
{
    private static readonly RealInput X = new("x", "[N,C,H,W]", "The pooled values; a plain matrix is one sample with one channel.", plain: "[H,W]");
    private static readonly IntegerInput Indices = new("indices", "like x", "Where each value belongs in the output plane, row-major.");
    private static readonly IntegersParameter OutputSize = new("output_size", "Height and width of the output.") { AtLeast = 1 };

    private static readonly RealOutput Y = new("y", "[N,C,Hout,Wout]", "The values at their places, zeros elsewhere.");

    public override Declaration Declaration { get; } = new("max_unpool2d", Family.Pooling, "Puts pooled values back where max pooling found them; other cells are 0.")
    {
        Arguments = [X, Indices, OutputSize],
        Outputs = [Y],
        Definition = new(@"y_{i_o}=x_o,\quad y=0\ \text{elsewhere}", "Zeiler and Fergus 2014, arXiv:1311.2901, section 2.1; Badrinarayanan et al. 2017, arXiv:1511.00561"),
        Examples =
        [
            new("max_unpool2d([[4]], [[2]], [2, 2])", "[[0, 0], [4, 0]]", "by hand: index 2 is row 1, column 0"),
            new("max_unpool2d(max_pool2d([[1, 2], [4, 3]], 2), max_pool2d([[1, 2], [4, 3]], 2).indices, 2)", "[[0, 0], [4, 0]]", "by hand: the maximum returns to its place"),
        ],
        Laws = [new("every value can be found at its index", FindsEveryValue)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        Shape shape = a.Allocate(x.Shape[0], x.Shape[1], SpatialAxis.Along(a, OutputSize, 0, 2), SpatialAxis.Along(a, OutputSize, 1, 2));
        int plane = shape[2] * shape[3];
        int cells = x.Shape[2] * x.Shape[3];
        double[] y = new double[shape.Size];
        for (int i = 0; i < x.Count; i++)
        {
            long index = a.Get(Indices).Data[i];
            if (index < 0 || index >= plane)
                throw a.Refuse(Indices, $"has the index {index}", $"0 ≤ indices < {plane}, the output plane");
            y[(i / cells * plane) + (int)index] = x.Data[i];
        }
        o.Set(Y, shape, y);
    }

    private static bool FindsEveryValue(Arguments a, Outputs o)
    {
        int plane = o.Get(Y).Count / (a.Get(X).Shape[0] * a.Get(X).Shape[1]);
        int cells = a.Get(X).Shape[2] * a.Get(X).Shape[3];
        // A place that two windows share holds the later value.
        return Enumerable.Range(0, a.Get(X).Count).All(i => Enumerable.Range(i / cells * cells, cells).Any(
            j => a.Get(Indices).Data[j] == a.Get(Indices).Data[i] && o.Get(Y).Data[(i / cells * plane) + (int)a.Get(Indices).Data[i]] == a.Get(X).Data[j]));
    }
}
