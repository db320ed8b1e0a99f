using System.Collections.Immutable;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions;

/// <summary>The numbers of a vector, matrix or tensor, each as it is shown, for whoever lays them out in rows and columns.</summary>
public sealed class NumberGrid
{
    private readonly string text;

    private NumberGrid(Shape shape, ImmutableArray<string> numbers)
    {
        Shape = shape;
        Numbers = numbers;
        text = Write(0, 0);
    }

    /// <summary>At least one axis, none of length 0.</summary>
    public Shape Shape { get; }

    /// <summary>In row-major order.</summary>
    public ImmutableArray<string> Numbers { get; }

    /// <summary>Whether each row is a point, rather than the whole a matrix.</summary>
    public bool IsPoints { get; init; }

    /// <summary>The numbers of a value whose text is the one given; null where that text is anything else than its rounded numbers in brackets.</summary>
    public static NumberGrid? Behind(Value value, string shown) => NumberText.RoundedGrid(value) is { } grid && grid.text == shown ? grid : null;

    /// <summary>Null for a single number and for a tensor without any.</summary>
    internal static NumberGrid? Of(Tensor value, Func<Tensor, string> write) => value.IsScalar || value.Count == 0 ? null : new NumberGrid(
        value.Shape,
        [.. Enumerable.Range(0, value.Count).Select(position => write(value.Pick([position], Shape.Scalar)))]);

    /// <summary>On one line, as <see cref="NumberText"/> writes it: <c>[[1, 2], [3, 4]]</c>.</summary>
    public override string ToString() => text;

    internal NumberGrid AsPoints(bool arePoints) => arePoints == IsPoints ? this : new NumberGrid(Shape, Numbers) { IsPoints = arePoints };

    private string Write(int axis, int from)
    {
        if (axis == Shape.Rank)
            return Numbers[from];
        int step = Shape.CountBetween(axis + 1, Shape.Rank);
        return $"[{string.Join(", ", Enumerable.Range(0, Shape[axis]).Select(i => Write(axis + 1, from + (i * step))))}]";
    }
}
