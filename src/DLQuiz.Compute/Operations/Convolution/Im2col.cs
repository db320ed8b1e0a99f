using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class Im2col : Operation
{
    private static readonly RealInput X = new("x", "[N,C,H,W]", "The planes; a plain matrix is one sample with one channel.", plain: "[H,W]");
    private static readonly IntegersParameter Kernel = new("kernel", "Taps along both axes.") { AtLeast = 1 };
    private static readonly IntegersParameter Stride = new("stride", "Cells between neighbouring windows.") { AtLeast = 1, Default = [1] };
    private static readonly ValueParameter<Padding> PaddingCells = Padding.CellsParameter("Zeros around the planes: [[top, bottom], [left, right]].");
    private static readonly IntegersParameter Dilation = new("dilation", "Cells between neighbouring taps.") { AtLeast = 1, Default = [1] };

    private static readonly RealOutput Columns = new("columns", "[N,R,P]", "A column for each window, a row for each channel and tap.");

    public override Declaration Declaration { get; } = new("im2col", Family.Convolution, "Sliding windows as columns, so that a convolution becomes a product of matrices.")
    {
        Arguments = [X, Kernel, Stride, PaddingCells, Dilation],
        Outputs = [Columns],
        Definition = new(@"A_{n,\,(c,k_h,k_w),\,(o_h,o_w)}=x_{n,c,\,o_hs_h+k_hd_h-p_h,\,o_ws_w+k_wd_w-p_w}", "Chellapilla, Puri and Simard 2006, High Performance Convolutional Neural Networks for Document Processing, section 2"),
        Examples =
        [
            new("im2col([[1, 2], [3, 4]], [1, 2])", "[[1, 3], [2, 4]]", "by hand: two windows of two cells"),
            new("im2col([[1, 2], [3, 4]], [2, 2])", "[[1], [2], [3], [4]]", "by hand: one window"),
        ],
        Laws = [new("every column is a window: with a 1×1 kernel, stride 1 and no padding the cells stay as they are", IsIdentityForOneTap)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        SpatialAxis rows = AxisOf(a, x, 0);
        SpatialAxis columns = AxisOf(a, x, 1);
        double[] padded = PaddedPlanes.Of(a, x.Data, rows, columns, PaddingMode.Zeros);
        int taps = rows.Kernel * columns.Kernel;
        int windows = rows.Output * columns.Output;
        Shape shape = a.Allocate(x.Shape[0], (long)x.Shape[1] * taps, windows);
        double[] result = new double[shape.Size];
        for (int i = 0; i < result.Length; i++)
        {
            int window = i % windows;
            int tap = i / windows % taps;
            int plane = i / windows / taps;
            int row = (window / columns.Output * rows.Stride) + (tap / columns.Kernel * rows.Dilation);
            int column = (window % columns.Output * columns.Stride) + (tap % columns.Kernel * columns.Dilation);
            result[i] = padded[(((plane * rows.Padded) + row) * columns.Padded) + column];
        }
        o.Set(Columns, shape, result);
    }

    private static SpatialAxis AxisOf(Arguments a, RealTensor x, int axis)
    {
        Window window = new(x.Shape[2 + axis], SpatialAxis.Along(a, Kernel, axis, 2), SpatialAxis.Along(a, Stride, axis, 2), SpatialAxis.Along(a, Dilation, axis, 2));
        return SpatialAxis.Of(a, window, Kernel, PaddingCells, Stride, axis, 2);
    }

    private static bool IsIdentityForOneTap(Arguments a, Outputs o)
    {
        RealTensor flat = (RealTensor)a.Operation.Evaluate(a.Operation.Bind(a.Get(X), IntegerTensor.Scalar(1))).First;
        return flat.Data.SequenceEqual(a.Get(X).Data) && o.Get(Columns).Shape[0] == a.Get(X).Shape[0];
    }
}
