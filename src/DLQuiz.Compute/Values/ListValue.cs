using System.Collections.Immutable;

namespace DLQuiz.Compute.Values;

/// <summary>A list that is no tensor: of records, of texts, ragged, mixed or empty.</summary>
public sealed record ListValue : Value
{
    public static readonly ListValue Empty = new([]);

    private ListValue(ImmutableArray<Value> elements)
    {
        Elements = elements;
        Weight = elements.Aggregate(1L, static (sum, element) => Math.Min(sum + element.Weight, int.MaxValue));
    }

    internal override long Weight { get; }

    public ImmutableArray<Value> Elements { get; }

    public override string Description => Elements.Length switch
    {
        0 => "an empty list",
        1 => "a list of 1 value",
        int n => $"a list of {n} values",
    };

    /// <summary>A tensor where the values stack into one, otherwise a list: the meaning of <c>[a, b, c]</c> in formulas and in JSON.</summary>
    public static Value Gather(params ReadOnlySpan<Value> values) =>
        (Value?)Tensor.TryStack(values) ?? (values.IsEmpty ? Empty : new ListValue([.. values]));

    public bool Equals(ListValue? other) => other is not null && Elements.AsSpan().SequenceEqual(other.Elements.AsSpan());

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (Value element in Elements)
            hash.Add(element);
        return hash.ToHashCode();
    }
}
