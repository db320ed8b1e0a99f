using System.Runtime.InteropServices;

namespace DLQuiz.Compute.Networks;

/// <summary>One axis along which a window slides: output o and tap k meet input o·stride + k·dilation − before.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SpatialAxis(Window Window, int Input, int Output)
{
    /// <summary>Stands for the axis that one-dimensional data lack.</summary>
    public static SpatialAxis Single { get; } = new(new Window(1), 1, 1);

    public int Taps => (int)Window.Kernel;

    /// <summary>May lie in the padding.</summary>
    public long Position(int output, int tap) => (output * Window.Stride) + (tap * Window.Dilation) - Window.Before;

    /// <summary>The outputs whose tap lies inside the input.</summary>
    public (int From, int To) Reach(int tap)
    {
        long first = Window.Before - (tap * Window.Dilation);
        long last = Input - 1 + first;
        if (last < 0)
            return (0, 0);
        long from = first <= 0 ? 0 : (first + Window.Stride - 1) / Window.Stride;
        return from >= Output ? (0, 0) : ((int)from, (int)Math.Min(Output, (last / Window.Stride) + 1));
    }
}

/// <summary>The two spatial axes of a plane; one-dimensional data are a plane of one row.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SlidingPlane(SpatialAxis Rows, SpatialAxis Columns)
{
    public int Taps => Rows.Taps * Columns.Taps;

    public int Inputs => Rows.Input * Columns.Input;

    public int Outputs => Rows.Output * Columns.Output;
}
