using System.Collections.Immutable;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Networks;

/// <summary>One integer per spatial axis; a single one stands for every axis.</summary>
internal sealed class AxisList
{
    private const long Most = 1_000_000_000;

    private readonly ImmutableArray<long> _values;

    private AxisList(ImmutableArray<long> values) => _values = values;

    /// <summary>Stands for a list that was not given.</summary>
    public static AxisList None { get; } = new([]);

    public int Count => _values.Length;

    public ReadOnlySpan<long> Values => _values.AsSpan();

    /// <param name="value">An integer or a list of them.</param>
    /// <param name="least">The smallest that has a meaning.</param>
    /// <exception cref="FormatException">It is neither, or an element is not within the bounds.</exception>
    public static AxisList Read(Value value, long least) => TryRead(value, least) ?? throw new FormatException(Expected(least));

    public static string Expected(long least) => $"an integer ≥ {least}, or a list of one per spatial axis";

    /// <returns>Null when it is no such list.</returns>
    public static AxisList? TryRead(Value value, long least)
    {
        if (value is not Tensor { Shape.Rank: <= 1, Count: > 0 } tensor || IntegerTensor.From(tensor) is not { } list || list.Data.ContainsAnyExceptInRange(least, Most))
            return null;
        return new([.. list.Data]);
    }

    /// <exception cref="NetworkException">There is neither one value nor one per axis.</exception>
    public long On(int axis, int axes)
    {
        if (_values.Length != 1 && _values.Length != axes)
            throw new NetworkException($"has {_values.Length} values", $"{axes}, one for each spatial axis, or one for all");
        return _values[_values.Length == 1 ? 0 : axis];
    }
}
