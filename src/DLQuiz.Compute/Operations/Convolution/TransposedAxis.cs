using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>One axis of a transposed convolution.</summary>
/// <param name="Window">Input, kernel, stride and dilation.</param>
/// <param name="Before">Cells cropped in front.</param>
/// <param name="Output">Cells of the result, at least 1.</param>
internal sealed record TransposedAxis(Window Window, long Before, long Output)
{
    public static TransposedAxis Of(Arguments a, Window window, long before, long after, long extra, Argument outputPadding, Argument padding)
    {
        if (extra >= Math.Max(window.Stride, window.Dilation))
            throw a.Refuse(outputPadding, $"is {extra}", $"less than max(stride, dilation) = {Math.Max(window.Stride, window.Dilation)}");
        long full = checked(((window.Input - 1) * window.Stride) + window.Reach + 1);
        long output = full - before - after + extra;
        return output >= 1 ? new(window, before, output) : throw a.Refuse(padding, $"crops {before + after} cells", $"at most {full + extra - 1} of the full output");
    }
}
