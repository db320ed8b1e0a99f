using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Upsampling;

/// <summary>One axis of a resizing.</summary>
/// <param name="Input">Cells before.</param>
/// <param name="Output">Cells after.</param>
/// <param name="Step">Input cells for each output cell: 1/scale_factor, or input/output for a given size.</param>
internal sealed record ResizedAxis(int Input, long Output, double Step)
{
    public static OptionalIntegersParameter SizeParameter() => new("size", "The output size, for each axis or for all; this or scale_factor.") { AtLeast = 1 };

    public static OptionalNumbersParameter FactorParameter() => new("scale_factor", "How many times larger, for each axis or for all; the size is rounded down.") { Above = 0, AtMost = 1e6 };

    /// <summary>Rows and columns; a signal has one row.</summary>
    public static ResizedAxis[] Of(Arguments a, Shape shape, OptionalIntegersParameter size, OptionalNumbersParameter factor)
    {
        int axes = shape.Rank - 2;
        if (a.Get(size) is null == a.Get(factor) is null)
            throw a.Refuse("size and scale_factor are " + (a.Get(size) is null ? "both missing" : "both given"), "exactly one of the two");
        int count = a.Get(size)?.Count ?? a.Get(factor)!.Count;
        if (count != 1 && count != axes)
            throw a.Refuse(a.Get(size) is null ? factor : size, $"has {count} numbers", axes == 1 ? "one" : $"one, or one for each of {axes} axes");
        return [new(1, 1, 1), .. Enumerable.Range(0, axes).Select(axis => One(a, shape[2 + axis], count == 1 ? 0 : axis, size, factor))];
    }

    private static ResizedAxis One(Arguments a, int input, int place, OptionalIntegersParameter size, OptionalNumbersParameter factor)
    {
        if (a.Get(size) is { } sizes)
            return new(input, sizes.Data[place], (double)input / sizes.Data[place]);
        double scale = a.Get(factor)!.Data[place];
        double output = Math.Floor(input * scale);
        return output >= 1 ? new(input, (long)output, 1 / scale) : throw a.Refuse(factor, $"makes {input} cells none", $"at least 1/{input}");
    }
}
