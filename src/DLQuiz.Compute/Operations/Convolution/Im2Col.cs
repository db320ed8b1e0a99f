using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class Im2Col : Operation
{
    private static readonly RealInput X = new("x", "[N,C,H,W]", "The images; a matrix is one channel, three axes are one sample.", plain: "[H,W] or [C,H,W]");
    private static readonly ValueParameter<AxisList> Kernel = new("kernel", AxisList.Expected(1), static value => AxisList.Read(value, 1), "The window's rows and columns.") { Samples = [IntegerTensor.Vector(1, 1), IntegerTensor.Vector(2, 2), IntegerTensor.Vector(1, 2)] };
    private static readonly ValueParameter<AxisList> Stride = SpatialArguments.Stride(2);
    private static readonly ValueParameter<Padding> Padding = SpatialArguments.CellPadding(2, "Zeros added around x.");
    private static readonly ValueParameter<AxisList> Dilation = SpatialArguments.Dilation(2);

    private static readonly RealOutput Columns = new("columns", "[N,Cells,Windows]", "One column per window; rows by channel, kernel row and kernel column.");

    public override Declaration Declaration { get; } = new("im2col", Family.Convolution, "Sliding windows as columns, so that a convolution becomes a matrix product.")
    {
        Arguments = [X, Kernel, Stride, Padding, Dilation],
        Outputs = [Columns],
        Definition = new(@"A_{n,\,(c K_H+k)K_W+l,\;iW_{\text{out}}+j}=x_{n,c,\,is_1+kd_1-p_1,\,js_2+ld_2-p_2}", "Chellapilla, Puri and Simard 2006, High Performance Convolutional Neural Networks for Document Processing, section 3"),
        Examples = [new("im2col([[1, 2, 3], [4, 5, 6]], kernel=[2, 2])", "[[1, 2], [2, 3], [4, 5], [5, 6]]", "by hand: the windows 1 2 4 5 and 2 3 5 6 as columns")],
        Laws = [new("a row of ones times the columns is conv2d with a kernel of ones", SumsAsConvolution)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        long height = ConvolutionPlan.On(a, Kernel, 0, 2);
        long width = ConvolutionPlan.On(a, Kernel, 1, 2);
        SlidingPlane plane = new(Axis(a, height, x.Shape[2], 0), Axis(a, width, x.Shape[3], 1));
        Shape shape = a.Allocate(x.Shape[0], checked(x.Shape[1] * height * width), (long)plane.Rows.Output * plane.Columns.Output);
        double[] columns = new double[shape.Size];
        for (int row = 0; row < shape[0] * shape[1]; row++)
        {
            (int image, int tap) = Math.DivRem(row, plane.Taps);
            CopyTap(x.Data.Slice(image * plane.Inputs, plane.Inputs), plane, tap, columns.AsSpan(row * shape[2], shape[2]));
        }
        o.Set(Columns, shape, columns);
        if (o.Trace is { } trace)
            ConvolutionPlan.Explain(trace, plane, 2);
    }

    private static SpatialAxis Axis(Arguments a, long kernel, int input, int axis)
    {
        Window window = ConvolutionPlan.WindowOf(a, kernel, input, axis, 2, Stride, Padding, Dilation);
        long output = window.Outputs(input);
        return output >= 1
            ? new(window, input, ConvolutionPlan.Length(a, output))
            : throw a.Refuse(Kernel, $"spans {window.Extent} cells", $"at most {input + window.Before + window.After}, the padded length along {(axis == 0 ? "rows" : "columns")}");
    }

    private static void CopyTap(ReadOnlySpan<double> image, SlidingPlane plane, int tap, Span<double> target)
    {
        (int tapRow, int tapColumn) = Math.DivRem(tap, plane.Columns.Taps);
        (int firstRow, int endRow) = plane.Rows.Reach(tapRow);
        (int first, int end) = plane.Columns.Reach(tapColumn);
        for (int row = firstRow; row < endRow; row++)
        {
            for (int column = first; column < end; column++)
                target[(row * plane.Columns.Output) + column] = image[(int)((plane.Rows.Position(row, tapRow) * plane.Columns.Input) + plane.Columns.Position(column, tapColumn))];
        }
    }

    private static bool SumsAsConvolution(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        SlidingPlane plane = new(
            Axis(a, ConvolutionPlan.On(a, Kernel, 0, 2), x.Shape[2], 0),
            Axis(a, ConvolutionPlan.On(a, Kernel, 1, 2), x.Shape[3], 1));
        Shape kernel = Shape.Of(1, x.Shape[1], plane.Rows.Taps, plane.Columns.Taps);
        double[] ones = new double[kernel.Size];
        Array.Fill(ones, 1);
        double[] expected = new double[x.Shape[0] * plane.Outputs];
        new CrossCorrelation(plane, PaddingMode.Zeros, groups: 1).Apply(x, RealTensor.Adopt(kernel, ones), bias: null, expected);
        double[] sums = new double[expected.Length];
        double[] scale = new double[expected.Length];
        ReadOnlySpan<double> columns = o.Get(Columns).Data;
        for (int i = 0; i < columns.Length; i++)
        {
            int at = (i / (kernel.Size * plane.Outputs) * plane.Outputs) + (i % plane.Outputs);
            sums[at] += columns[i];
            scale[at] += Math.Abs(columns[i]);
        }
        for (int i = 0; i < sums.Length; i++)
        {
            if (!Closeness.Near(sums[i], expected[i], scale[i]))
                return false;
        }
        return true;
    }
}
