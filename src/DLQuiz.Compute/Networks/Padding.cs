using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Networks;

/// <summary>How many cells are added before and after each spatial axis: told in numbers, or by a rule that follows from the window.</summary>
internal abstract record Padding
{
    /// <summary>Far beyond any network, and small enough that sums of a few stay within 64 bits.</summary>
    private const long Most = 1_000_000_000;

    private Padding()
    {
    }

    public static Padding None { get; } = new Cells([new(0, 0)], IsFlat: false);

    /// <summary>One pair for every axis, or one pair per axis.</summary>
    /// <param name="Axes">In the order of the axes.</param>
    /// <param name="IsFlat">Written as one list of two numbers: clear along one axis, but with two axes some would read [rows, columns].</param>
    public sealed record Cells(ImmutableArray<PaddedEnds> Axes, bool IsFlat) : Padding;

    public sealed record Rule(PaddingRule Kind) : Padding;

    public const string Names = "'valid' | 'same' | 'same_upper' | 'same_lower' | 'causal'";

    public const string Lists = "[before, after] per spatial axis (one number pads every end alike)";

    /// <summary>A rule's name or what <see cref="ReadCells"/> takes.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Padding Read(Value value) => value is Text text
        ? new Rule(text.Content switch
        {
            "valid" => PaddingRule.Valid,
            "same" => PaddingRule.Same,
            "same_upper" => PaddingRule.SameUpper,
            "same_lower" => PaddingRule.SameLower,
            "causal" => PaddingRule.Causal,
            _ => throw new FormatException($"{Names} | {Lists}"),
        })
        : TryReadCells(value) ?? throw new FormatException($"{Names} | {Lists}");

    /// <summary>A number, [before, after], or a list of such pairs.</summary>
    /// <exception cref="FormatException">It is none of these, or not within 0 … 10⁹.</exception>
    public static Padding ReadCells(Value value) => TryReadCells(value) ?? throw new FormatException(Lists);

    private static Cells? TryReadCells(Value value)
    {
        if (value is not Tensor tensor || IntegerTensor.From(tensor) is not { } cells || cells.Data.ContainsAnyExceptInRange(0, Most))
            return null;
        ReadOnlySpan<long> data = cells.Data;
        switch (cells.Shape.Axes)
        {
            case []:
                return new([new(data[0], data[0])], IsFlat: false);
            case [2]:
                return new([new(data[0], data[1])], IsFlat: true);
            case [> 0, 2]:
                ImmutableArray<PaddedEnds>.Builder axes = ImmutableArray.CreateBuilder<PaddedEnds>(cells.Shape[0]);
                for (int axis = 0; axis < axes.Capacity; axis++)
                    axes.Add(new(data[2 * axis], data[(2 * axis) + 1]));
                return new(axes.MoveToImmutable(), IsFlat: false);
            default:
                return null;
        }
    }

    /// <summary>The window with its padding filled in.</summary>
    /// <param name="window">Without padding.</param>
    /// <param name="axis">Which of the spatial axes.</param>
    /// <param name="axes">How many there are.</param>
    /// <param name="input">The axis's length; null where it is not known, and then a rule that needs it is refused.</param>
    /// <exception cref="NetworkException">There is not one pair per axis, or the rule does not allow the stride.</exception>
    public Window Pad(Window window, int axis, int axes, long? input)
    {
        (long before, long after) = this switch
        {
            Cells { IsFlat: true } when axes > 1 => throw new NetworkException("is one pair", $"{axes} pairs, [before, after] for each spatial axis, or one number"),
            Cells cells when cells.Axes.Length != 1 && cells.Axes.Length != axes => throw new NetworkException($"has {cells.Axes.Length} pairs", $"{axes}, one for each spatial axis"),
            Cells cells => cells.Axes[cells.Axes.Length == 1 ? 0 : axis],
            Rule rule => Ends(rule.Kind, window, input),
            _ => new PaddedEnds(0, 0),
        };
        return window with { Before = before, After = after };
    }

    private static PaddedEnds Ends(PaddingRule rule, Window window, long? input)
    {
        switch (rule)
        {
            case PaddingRule.Valid:
                return new(0, 0);
            case PaddingRule.Causal:
                return new(window.Extent - 1, 0);
            case PaddingRule.Same when window.Stride != 1:
                throw new NetworkException($"is 'same' with stride {window.Stride}", "stride 1 for 'same'; 'same_upper' and 'same_lower' allow any");
            default:
                if (input is null && window.Stride != 1)
                    throw new NetworkException("depends on the input's size", "numbers, 'valid' or 'causal'");
                long total = SameTotal(window, input ?? window.Extent);
                return rule == PaddingRule.SameLower ? new(total - (total / 2), total / 2) : new(total / 2, total - (total / 2));
        }
    }

    /// <summary>Padding cells that make ⌈input/stride⌉ outputs.</summary>
    public static long SameTotal(Window window, long input)
    {
        long outputs = (input + window.Stride - 1) / window.Stride;
        return Math.Max(checked(((outputs - 1) * window.Stride) + window.Extent - input), 0);
    }
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct PaddedEnds(long Before, long After);

internal enum PaddingRule
{
    Valid,

    /// <summary>As <see cref="SameUpper"/>, with stride 1 only.</summary>
    Same,

    /// <summary>⌈input/stride⌉ outputs, the odd cell at the end.</summary>
    SameUpper,

    /// <summary>⌈input/stride⌉ outputs, the odd cell at the beginning.</summary>
    SameLower,

    /// <summary>dilation·(kernel−1) cells in front.</summary>
    Causal,
}
