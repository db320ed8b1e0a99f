using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations.Convolution;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Pooling;

/// <summary>A pooling window along one axis.</summary>
/// <param name="Window">Input, kernel, stride and dilation.</param>
/// <param name="Before">Padding cells in front, at most half the kernel.</param>
/// <param name="After">Padding cells behind.</param>
/// <param name="Output">How many windows, at least 1.</param>
internal sealed record PoolWindow(Window Window, long Before, long After, int Output)
{
    public static PoolWindow Trivial { get; } = new(new(1, 1, 1, 1), 0, 0, 1);

    public static PoolWindow Of(Arguments a, Window window, long before, long after, bool isCeiling, Argument kernel, Argument padding)
    {
        if (Math.Max(before, after) > window.Kernel / 2)
            throw a.Refuse(padding, $"is {Math.Max(before, after)} on one side", $"at most half the kernel, {window.Kernel / 2}");
        // With ceiling a window larger than the padded input still counts once, cut off at the end.
        long room = window.Input + before + after - window.Reach - 1 + (isCeiling ? window.Stride - 1 : 0);
        if (room < 0)
            throw a.Refuse(kernel, $"spans {window.Reach + 1} cells with its dilation", $"at most the {window.Input + before + after} of the padded input");
        long output = (room / window.Stride) + 1;
        // A last window that starts behind the input would see padding alone.
        if (isCeiling && (output - 1) * window.Stride >= window.Input + before)
            output--;
        return new(window, before, after, (int)output);
    }

    /// <summary>The input cells that a window sees.</summary>
    public IEnumerable<int> Cells(int output)
    {
        for (long tap = 0; tap < Window.Kernel; tap++)
        {
            long cell = (output * Window.Stride) - Before + (tap * Window.Dilation);
            if (cell >= 0 && cell < Window.Input)
                yield return (int)cell;
        }
    }

    /// <summary>How many cells of a window count with padding included: those beyond the padding never do.</summary>
    public int CountWithPadding(int output)
    {
        int count = 0;
        for (long tap = 0; tap < Window.Kernel; tap++)
            count += (output * Window.Stride) - Before + (tap * Window.Dilation) < Window.Input + After ? 1 : 0;
        return count;
    }
}

/// <summary>The parameters that the pooling operations share.</summary>
internal sealed class PoolParameters(int axes)
{
    public RealInput X { get; } = new("x", axes == 1 ? "[N,C,L]" : "[N,C,H,W]", "The feature maps; a plain one is one sample with one channel.", plain: axes == 1 ? "[L]" : "[H,W]");

    public IntegersParameter Kernel { get; } = new("kernel", "Cells of the window, for each axis or for all.") { AtLeast = 1 };

    public OptionalIntegersParameter Stride { get; } = new("stride", "Cells between neighbouring windows; null for the kernel.") { AtLeast = 1 };

    public ValueParameter<Padding> PaddingCells { get; } = Padding.CellsParameter("Cells around each axis, at most half the kernel.");

    public IntegersParameter Dilation { get; } = new("dilation", "Cells between neighbouring cells of a window.") { AtLeast = 1, Default = [1] };

    public FlagParameter IsCeiling { get; } = new("ceil_mode", "Whether a last window may reach beyond the padded input.") { Default = false };

    public string OutputPattern => axes == 1 ? "[N,C,Lout]" : "[N,C,Hout,Wout]";

    /// <summary>Rows and columns; a signal has one row.</summary>
    public (PoolWindow Rows, PoolWindow Columns) Windows(Arguments a)
    {
        PoolWindow[] windows = [PoolWindow.Trivial, .. Enumerable.Range(0, axes).Select(axis => WindowOf(a, axis))];
        a.Spend(windows[^2].Output * windows[^2].Window.Kernel * windows[^1].Output * windows[^1].Window.Kernel * Planes(a));
        return (windows[^2], windows[^1]);
    }

    public long Planes(Arguments a) => (long)a.Get(X).Shape[0] * a.Get(X).Shape[1];

    public Shape OutputShape(Arguments a, PoolWindow rows, PoolWindow columns)
    {
        RealTensor x = a.Get(X);
        return axes == 1 ? a.Allocate(x.Shape[0], x.Shape[1], columns.Output) : a.Allocate(x.Shape[0], x.Shape[1], rows.Output, columns.Output);
    }

    private PoolWindow WindowOf(Arguments a, int axis)
    {
        long kernel = SpatialAxis.Along(a, Kernel, axis, axes);
        long stride = kernel;
        if (a.Get(Stride) is { } strides)
        {
            if (strides.Count != 1 && strides.Count != axes)
                throw a.Refuse(Stride, $"has {strides.Count} numbers", axes == 1 ? "one" : $"one, or one for each of {axes} axes");
            stride = strides.Data[strides.Count == 1 ? 0 : axis];
        }
        Padding.Explicit cells = (Padding.Explicit)a.Get(PaddingCells);
        if (cells.Pairs.Length != 1 && cells.Pairs.Length != axes)
            throw a.Refuse(PaddingCells, $"has {cells.Pairs.Length} pairs", $"one, or one for each of {axes} axes");
        Window window = new(a.Get(X).Shape[2 + axis], kernel, stride, SpatialAxis.Along(a, Dilation, axis, axes));
        (long before, long after) = cells.Along(axis, window);
        return PoolWindow.Of(a, window, before, after, a.Get(IsCeiling), Kernel, PaddingCells);
    }
}
