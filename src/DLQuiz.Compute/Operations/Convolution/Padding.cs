using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Convolution;

/// <summary>How an input is extended before a window slides over it.</summary>
internal abstract record Padding
{
    private Padding()
    {
    }

    /// <summary>Cells before and after, one pair for each axis or one for all.</summary>
    public sealed record Explicit(ImmutableArray<(long Before, long After)> Pairs) : Padding;

    /// <summary>No cell.</summary>
    public sealed record Valid : Padding;

    /// <summary>As many outputs as inputs, at stride 1 only; the odd cell at the end.</summary>
    public sealed record Same : Padding;

    /// <summary>ceil(input/stride) outputs; the odd cell at the end or at the beginning.</summary>
    public sealed record SameCeiling(bool OddCellAtEnd) : Padding;

    /// <summary>All cells in front, so that no output sees a later input.</summary>
    public sealed record Causal : Padding;

    public static ValueParameter<Padding> Parameter(string summary) => new("padding", "'valid' | 'same' | 'same_upper' | 'same_lower' | 'causal' | cells | [before, after] | one pair per axis", Read, summary)
    {
        Default = IntegerTensor.Scalar(0),
        Samples = [IntegerTensor.Scalar(0), IntegerTensor.Scalar(1), IntegerTensor.Vector(1, 2), new Text("valid"), new Text("same"), new Text("same_upper"), new Text("same_lower"), new Text("causal")],
    };

    public static ValueParameter<Padding> CellsParameter(string summary) => new("padding", "cells | [before, after] | one pair per axis", ReadCells, summary)
    {
        Default = IntegerTensor.Scalar(0),
        Samples = [IntegerTensor.Scalar(0), IntegerTensor.Scalar(1), IntegerTensor.Vector(1, 0)],
    };

    /// <summary>The cells along one axis.</summary>
    /// <exception cref="FormatException">The message completes "expected".</exception>
    public (long Before, long After) Along(int axis, Window window) => this switch
    {
        Explicit pairs => pairs.Pairs[pairs.Pairs.Length == 1 ? 0 : axis],
        Same when window.Stride != 1 => throw new FormatException("a stride of 1 for 'same'; 'same_upper' takes any"),
        Same => Split(window.Reach, oddCellAtEnd: true),
        SameCeiling same => Split(Math.Max(((((window.Input + window.Stride - 1) / window.Stride) - 1) * window.Stride) + window.Reach + 1 - window.Input, 0), same.OddCellAtEnd),
        Causal => (window.Reach, 0),
        _ => (0, 0),
    };

    private static (long Before, long After) Split(long total, bool oddCellAtEnd)
    {
        long half = total / 2;
        return oddCellAtEnd ? (half, total - half) : (total - half, half);
    }

    private static Padding Read(Value value) => value is Text text ? text.Content switch
    {
        "valid" => new Valid(),
        "same" => new Same(),
        "same_upper" => new SameCeiling(OddCellAtEnd: true),
        "same_lower" => new SameCeiling(OddCellAtEnd: false),
        "causal" => new Causal(),
        _ => throw new FormatException("'valid', 'same', 'same_upper', 'same_lower', 'causal' or numbers of cells"),
    }
    : ReadCells(value);

    private static Explicit ReadCells(Value value)
    {
        if (value is not Tensor tensor || IntegerTensor.From(tensor) is not { } cells || cells.Data.ContainsAnyExceptInRange(0L, 1_000_000_000L))
            throw new FormatException("numbers of cells, none negative");
        return cells.Shape.Axes switch
        {
            [] => new Explicit([(cells.Data[0], cells.Data[0])]),
            [2] => new Explicit([(cells.Data[0], cells.Data[1])]),
            [> 0, 2] => new Explicit([.. Enumerable.Range(0, cells.Shape[0]).Select(axis => (cells.Data[2 * axis], cells.Data[(2 * axis) + 1]))]),
            _ => throw new FormatException("one number, one pair [before, after], or one such pair per axis"),
        };
    }
}
