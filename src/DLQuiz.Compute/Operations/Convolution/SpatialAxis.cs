using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>One axis that a kernel slides along, with its padding worked out.</summary>
/// <param name="Window">Input, kernel, stride and dilation.</param>
/// <param name="Before">Padding cells in front.</param>
/// <param name="After">Padding cells behind.</param>
internal sealed record SpatialAxis(Window Window, long Before, long After)
{
    /// <summary>An axis of one cell, which makes a row of a 1-D signal.</summary>
    public static SpatialAxis Trivial { get; } = new(new(1, 1, 1, 1), 0, 0);

    public int Output => (int)Window.OutputSize(Before, After);

    public int Padded => (int)(Window.Input + Before + After);

    public int Input => (int)Window.Input;

    public int Kernel => (int)Window.Kernel;

    public int Stride => (int)Window.Stride;

    public int Dilation => (int)Window.Dilation;

    /// <summary>A list with one number for each axis, or one number for all.</summary>
    public static long Along(Arguments a, IntegersParameter parameter, int axis, int axes)
    {
        IntegerTensor list = a.Get(parameter);
        if (list.Count != 1 && list.Count != axes)
            throw a.Refuse(parameter, $"has {list.Count} numbers", axes == 1 ? "one" : $"one, or one for each of {axes} axes");
        return list.Data[list.Count == 1 ? 0 : axis];
    }

    /// <summary>Works the padding out, and refuses a kernel that does not fit.</summary>
    public static SpatialAxis Of(Arguments a, Window window, Argument kernel, Argument<Padding> padding, Argument stride, int axis, int axes)
    {
        if (a.Get(padding) is Padding.Explicit cells && cells.Pairs.Length != 1 && cells.Pairs.Length != axes)
            throw a.Refuse(padding, $"has {cells.Pairs.Length} pairs", axes == 1 ? "one" : $"one, or one for each of {axes} axes");
        try
        {
            (long before, long after) = a.Get(padding).Along(axis, window);
            SpatialAxis result = new(window, before, after);
            return window.OutputSize(before, after) >= 1
                ? result
                : throw a.Refuse(kernel, $"spans {window.Reach + 1} cells with its dilation", $"at most the {window.Input + before + after} of the padded input");
        }
        catch (FormatException problem)
        {
            throw a.Refuse(stride, $"is {window.Stride}", problem.Message);
        }
    }
}
