using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Upsampling;

internal sealed class UpsampleLinear : Operation
{
    private static readonly RealInput X = new("x", "[N,C,L] or [N,C,H,W]", "The maps; a plain list is one sample with one channel.", plain: "[L]");
    private static readonly OptionalIntegersParameter Size = ResizedAxis.SizeParameter();
    private static readonly OptionalNumbersParameter Factor = ResizedAxis.FactorParameter();
    private static readonly FlagParameter AlignsCorners = new("align_corners", "Whether the first and last cells stay first and last.") { Default = false };

    private static readonly RealOutput Y = new("y", "[N,C,Lout] or [N,C,Hout,Wout]", "The resized maps.");

    public override Declaration Declaration { get; } = new("upsample_linear", Family.Upsampling, "Linear (1-D) or bilinear (2-D) resizing, without antialiasing.")
    {
        Arguments = [X, Size, Factor, AlignsCorners],
        Outputs = [Y],
        Definition = new(@"s=\max\big(0,(o+\tfrac12)\,r-\tfrac12\big)\ \text{or}\ \frac{o\,(i-1)}{n-1},\quad y_o=(1-t)\,x_{\lfloor s\rfloor}+t\,x_{\lfloor s\rfloor+1},\ t=s-\lfloor s\rfloor", "PyTorch 1.13, interpolate"),
        Examples =
        [
            new("upsample_linear([0, 10], size=3, align_corners=true)", "[0, 5, 10]", "by hand: the middle lies between"),
            new("upsample_linear([0, 8], scale_factor=2)", "[0, 2, 6, 8]", "by hand: source positions 0, 0.25, 0.75, 1 after clamping"),
        ],
        Laws = [new("the result lies between the smallest and the largest input", StaysInRange)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        ResizedAxis[] axes = ResizedAxis.Of(a, x.Shape, Size, Factor);
        (ResizedAxis rows, ResizedAxis columns) = (axes[^2], axes[^1]);
        Shape shape = a.Allocate([x.Shape[0], x.Shape[1], .. axes[1..].Select(axis => axis.Output)]);
        double[] y = new double[shape.Size];
        for (int i = 0; i < y.Length; i++)
        {
            int first = (int)(i / columns.Output / rows.Output * rows.Input);
            (int top, int bottom, double down) = Source(i / columns.Output % rows.Output, rows, a.Get(AlignsCorners));
            (int left, int right, double along) = Source(i % columns.Output, columns, a.Get(AlignsCorners));
            double upper = Between(x.Data, (first + top) * columns.Input, left, right, along);
            y[i] = ((1 - down) * upper) + (down * Between(x.Data, (first + bottom) * columns.Input, left, right, along));
        }
        o.Set(Y, shape, y);
    }

    private static double Between(ReadOnlySpan<double> x, int row, int left, int right, double share) => ((1 - share) * x[row + left]) + (share * x[row + right]);

    private static (int From, int To, double Share) Source(long output, ResizedAxis axis, bool alignsCorners)
    {
        double position = alignsCorners
            ? axis.Output > 1 ? output * ((axis.Input - 1.0) / (axis.Output - 1)) : 0
            : Math.Max(0, ((output + 0.5) * axis.Step) - 0.5);
        int from = (int)Math.Min(Math.Floor(position), axis.Input - 1);
        return (from, Math.Min(from + 1, axis.Input - 1), Math.Clamp(position - from, 0, 1));
    }

    private static bool StaysInRange(Arguments a, Outputs o)
    {
        double[] x = a.Get(X).Data.ToArray();
        return o.Get(Y).Data.ToArray().All(value => value >= x.Min() - 1e-9 && value <= x.Max() + 1e-9);
    }
}
