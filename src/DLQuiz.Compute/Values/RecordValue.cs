using System.Collections.Immutable;

namespace DLQuiz.Compute.Values;

/// <summary>Named values in the order written, such as one layer of a network.</summary>
public sealed record RecordValue : Value
{
    /// <exception cref="ArgumentException">Two fields have one name.</exception>
    public RecordValue(params ReadOnlySpan<KeyValuePair<string, Value>> fields)
    {
        HashSet<string> names = [];
        foreach ((string name, Value _) in fields)
        {
            if (!names.Add(name))
                throw new ArgumentException($"The field {name} is given twice.", nameof(fields));
        }
        Fields = [.. fields];
        Weight = Fields.Aggregate(1L, static (sum, field) => Math.Min(sum + field.Value.Weight, int.MaxValue));
    }

    internal override long Weight { get; }

    public ImmutableArray<KeyValuePair<string, Value>> Fields { get; }

    public override string Description => $"a record with {string.Join(", ", Fields.Select(named => named.Key))}";

    public Value? Find(string name)
    {
        foreach ((string key, Value value) in Fields)
        {
            if (string.Equals(key, name, StringComparison.Ordinal))
                return value;
        }
        return null;
    }

    public bool Equals(RecordValue? other) => other is not null && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach ((string name, Value value) in Fields)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }
        return hash.ToHashCode();
    }
}
