using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class AdaptiveAvgPool : Operation
{
    private static readonly RealInput X = new("x", "[N,C,L] or [N,C,H,W]", "The feature maps; a plain list is one sample with one channel.", plain: "[L]");
    private static readonly IntegersParameter OutputSize = new("output_size", "The requested size, for each axis or for all.") { AtLeast = 1 };

    private static readonly RealOutput Y = new("y", "[N,C,Lout] or [N,C,Hout,Wout]", "The resized maps.");

    public override Declaration Declaration { get; } = new("adaptive_avg_pool", Family.Pooling, "Means over windows chosen so that each axis gets the requested size; windows may overlap.")
    {
        Arguments = [X, OutputSize],
        Outputs = [Y],
        Definition = new(@"y_o=\operatorname{mean}\,x_{[\lfloor o\,i/n\rfloor,\ \lceil(o+1)\,i/n\rceil)}", "PyTorch 1.13, AdaptiveAvgPool2d; He et al. 2014, arXiv:1406.4729, section 2.2"),
        Examples =
        [
            new("adaptive_avg_pool([1, 2, 3], 2)", "[1.5, 2.5]", "by hand: windows [0, 2) and [1, 3)"),
            new("adaptive_avg_pool([1, 2, 3, 6], 1)", "[3]", "by hand: the mean"),
        ],
        Laws = [new("the result lies between the smallest and the largest input", StaysInRange)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        int axes = x.Shape.Rank - 2;
        long[] sizes = [1, .. Enumerable.Range(0, axes).Select(axis => SpatialAxis.Along(a, OutputSize, axis, axes))];
        int[] inputs = [1, .. x.Shape.Axes[2..]];
        (long rows, long columns) = (sizes[^2], sizes[^1]);
        (int height, int width) = (inputs[^2], inputs[^1]);
        Shape shape = a.Allocate([x.Shape[0], x.Shape[1], .. sizes[1..]]);
        double[] y = new double[shape.Size];
        for (int i = 0; i < y.Length; i++)
        {
            (int top, int bottom) = Cells(i / columns % rows, height, rows);
            (int left, int right) = Cells(i % columns, width, columns);
            a.Spend((bottom - top) * (long)(right - left));
            int plane = (int)(i / columns / rows) * height;
            double sum = 0;
            for (int row = top; row < bottom; row++)
            {
                foreach (double value in x.Data.Slice(((plane + row) * width) + left, right - left))
                    sum += value;
            }
            y[i] = sum / ((bottom - top) * (right - left));
        }
        o.Set(Y, shape, y);
    }

    private static (int From, int To) Cells(long output, int input, long size) => ((int)(output * input / size), (int)((((output + 1) * input) + size - 1) / size));

    private static bool StaysInRange(Arguments a, Outputs o)
    {
        double[] x = a.Get(X).Data.ToArray();
        return o.Get(Y).Data.ToArray().All(value => value >= x.Min() - 1e-9 && value <= x.Max() + 1e-9);
    }
}
