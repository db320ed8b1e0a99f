using System.Runtime.InteropServices;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Upsampling;

internal sealed class UpsampleLinear : Operation
{
    private const int MostTraced = 32;

    private static readonly RealInput X = new("x", "[N,C,L] or [N,C,H,W]", "Signals or images; a plain list or matrix is one channel.", plain: "[L] or [H,W]");
    private static readonly ResizePlan Plan = ResizePlan.Create();
    private static readonly FlagParameter AlignsCorners = new("align_corners", "Whether the centres of the outermost cells stay where they are; otherwise their outer edges do.") { Default = false };

    private static readonly RealOutput Y = new("y", "[N,C,Lout] or [N,C,Hout,Wout]", "The resized data.");

    public override Declaration Declaration { get; } = new("upsample_linear", Family.Upsampling, "Resizes by linear or bilinear interpolation; it shrinks as well, without antialiasing.")
    {
        Arguments = [X, Plan.Size, Plan.Scale, AlignsCorners],
        Outputs = [Y],
        Definition = new(
            @"t=\max\bigl((o+\tfrac12)r-\tfrac12,0\bigr)\ \text{or, with corners aligned,}\ t=o\tfrac{n-1}{m-1};\quad y_o=(1-\lambda)x_{\lfloor t\rfloor}+\lambda x_{\min(\lfloor t\rfloor+1,n-1)},\ \lambda=t-\lfloor t\rfloor",
            "PyTorch documentation, torch.nn.functional.interpolate, modes linear and bilinear"),
        Examples =
        [
            new("upsample_linear([0, 12], size=4, align_corners=true)", "[0, 4, 8, 12]", "by hand: steps of (2 − 1)/(4 − 1)"),
            new("upsample_linear([0, 12], size=4)", "[0, 3, 9, 12]", "by hand: positions −0.25, 0.25, 0.75, 1.25, held at the ends"),
            new("upsample_linear([[0, 4], [8, 12]], size=[3, 3], align_corners=true)", "[[0, 2, 4], [4, 6, 8], [8, 10, 12]]", "by hand"),
        ],
        Laws =
        [
            new("y stays between the extremes of x", StaysBetween),
            new("aligned corners keep the first and the last value", KeepsTheCorners),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        (ResizeAxis rows, ResizeAxis columns) = Plan.Of(a, x.Shape);
        Shape shape = ResizePlan.OutputShape(a, x.Shape, rows, columns);
        bool alignsCorners = a.Get(AlignsCorners);
        Mix[] mixes = Mixes(columns, alignsCorners);
        Mix[] rowMixes = Mixes(rows, alignsCorners);
        double[] y = new double[shape.Size];
        for (int line = 0; line * mixes.Length < y.Length; line++)
        {
            (int map, int row) = Math.DivRem(line, rows.Output);
            ReadOnlySpan<double> image = x.Data.Slice(map * rows.Input * columns.Input, rows.Input * columns.Input);
            ReadOnlySpan<double> upper = image.Slice(rowMixes[row].Left * columns.Input, columns.Input);
            ReadOnlySpan<double> lower = image.Slice(rowMixes[row].Right * columns.Input, columns.Input);
            for (int column = 0; column < mixes.Length; column++)
                y[(line * mixes.Length) + column] = rowMixes[row].Of(mixes[column].Of(upper), mixes[column].Of(lower));
        }
        o.Set(Y, shape, y);
        if (o.Trace is { } trace && mixes.Length <= MostTraced)
            trace.Add("t", RealTensor.Vector([.. mixes.Select(static mix => mix.Left + mix.Share)]), "the source position of each output along the last axis");
    }

    private static Mix[] Mixes(ResizeAxis axis, bool alignsCorners)
    {
        Mix[] mixes = new Mix[axis.Output];
        double step = axis.Output > 1 ? (axis.Input - 1.0) / (axis.Output - 1.0) : 0;
        for (int output = 0; output < mixes.Length; output++)
        {
            double position = alignsCorners ? output * step : Math.Max(((output + 0.5) * axis.Step) - 0.5, 0);
            int left = (int)Math.Min(position, axis.Input - 1);
            mixes[output] = new(left, Math.Min(left + 1, axis.Input - 1), Math.Min(position - left, 1));
        }
        return mixes;
    }

    private static bool StaysBetween(Arguments a, Outputs o)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in a.Get(X).Data)
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        double slack = 1e-9 * (Math.Abs(low) + Math.Abs(high));
        foreach (double value in o.Get(Y).Data)
        {
            if (value < low - slack || value > high + slack)
                return false;
        }
        return true;
    }

    private static bool KeepsTheCorners(Arguments a, Outputs o)
    {
        (ResizeAxis rows, ResizeAxis columns) = Plan.Of(a, a.Get(X).Shape);
        if (!a.Get(AlignsCorners) || columns.Output == 1 || (rows.Output == 1 && rows.Input > 1))
            return true;
        ReadOnlySpan<double> x = a.Get(X).Data;
        ReadOnlySpan<double> y = o.Get(Y).Data;
        return Closeness.Near(y[0], x[0], Math.Abs(x[0])) && Closeness.Near(y[^1], x[^1], 100);
    }

    /// <summary>Two neighbours and the right one's share of their mean.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Mix(int Left, int Right, double Share)
    {
        public double Of(ReadOnlySpan<double> line) => Of(line[Left], line[Right]);

        public double Of(double left, double right) => ((1 - Share) * left) + (Share * right);
    }
}
