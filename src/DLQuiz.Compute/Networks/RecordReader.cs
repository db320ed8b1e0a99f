using System.Collections.Immutable;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Networks;

/// <summary>Reads one record of a network's description field by field; what is left over at the end is a mistake.</summary>
/// <param name="record">The record.</param>
/// <param name="place">Where it stands, for messages: <c>layers[2]</c>.</param>
internal sealed class RecordReader(RecordValue record, string place)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public string Place => place;

    /// <summary>The records of a list; a single record stands for a list of one.</summary>
    /// <exception cref="FormatException">The value is no list of records, or an empty one.</exception>
    public static ImmutableArray<T> Each<T>(Value value, string name, Func<RecordReader, T> read)
    {
        ImmutableArray<Value> records = value switch
        {
            RecordValue => [value],
            ListValue { Elements.IsEmpty: false } list => list.Elements,
            _ => throw new FormatException($"a list of records such as {name}[0] = {{kernel: 3}}"),
        };
        return [.. records.Select((one, index) => Whole(one, $"{name}[{index}]", read))];
    }

    public static T Whole<T>(Value value, string place, Func<RecordReader, T> read)
    {
        if (value is not RecordValue record)
            throw new FormatException($"{place} to be a record such as {{kernel: 3}}");
        RecordReader reader = new(record, place);
        T result = read(reader);
        reader.RefuseTheRest();
        return result;
    }

    public bool Has(string name) => record.Find(name) is not null;

    /// <param name="name">The field.</param>
    /// <param name="least">Inclusive lower bound; the upper one keeps products within 64 bits.</param>
    /// <param name="fallback">For a field that is not there; null when it must be.</param>
    public long Integer(string name, long least, long? fallback = null)
    {
        if (Take(name) is not { } value)
            return fallback ?? throw Missing(name);
        return value is Tensor { IsScalar: true } scalar && IntegerTensor.From(scalar) is { } number && number.Data[0] >= least && number.Data[0] <= 1_000_000_000
            ? number.Data[0]
            : throw new FormatException($"{place}.{name} to be an integer ≥ {least}");
    }

    public ImmutableArray<long> Integers(string name, long least, ImmutableArray<long>? fallback = null)
    {
        if (Take(name) is not { } value)
            return fallback ?? throw Missing(name);
        return value is Tensor { Shape.Rank: <= 1 } tensor && IntegerTensor.From(tensor) is { } numbers && !numbers.Data.ContainsAnyExceptInRange(least, 1_000_000_000L)
            ? [.. numbers.Data]
            : throw new FormatException($"{place}.{name} to be integers ≥ {least}");
    }

    /// <summary>[before, after]; one number stands for both.</summary>
    public (long Before, long After) Pair(string name)
    {
        ImmutableArray<long> cells = Integers(name, 0, [0]);
        return cells.Length switch
        {
            1 => (cells[0], cells[0]),
            2 => (cells[0], cells[1]),
            _ => throw new FormatException($"{place}.{name} to be [before, after]"),
        };
    }

    public double Number(string name, double low, double high) =>
        (Take(name) ?? throw Missing(name)) is Tensor { IsScalar: true } scalar && RealTensor.From(scalar) is { } number && number.Data[0] >= low && number.Data[0] <= high
            ? number.Data[0]
            : throw new FormatException($"{place}.{name} to be a number from {low} to {high}");

    public bool Flag(string name, bool fallback) =>
        (Take(name) ?? BooleanTensor.Scalar(fallback)) is BooleanTensor { IsScalar: true } flag ? flag.Data[0] : throw new FormatException($"{place}.{name} to be true or false");

    public string Word(string name) => (Take(name) ?? throw Missing(name)) is Text text ? text.Content : throw new FormatException($"{place}.{name} to be a text");

    public ImmutableArray<string> Words(string name) => Take(name) switch
    {
        null or ListValue { Elements.IsEmpty: true } => [],
        Text text => [text.Content],
        ListValue list when list.Elements.All(element => element is Text) => [.. list.Elements.Select(element => ((Text)element).Content)],
        _ => throw new FormatException($"{place}.{name} to be a list of texts"),
    };

    private Value? Take(string name)
    {
        _read.Add(name);
        return record.Find(name);
    }

    private FormatException Missing(string name) => new($"{place} to have {name}");

    private void RefuseTheRest()
    {
        foreach ((string name, Value _) in record.Fields)
        {
            if (!_read.Contains(name))
                throw new FormatException($"{place} to have only {string.Join(", ", _read)}, not {name}");
        }
    }
}
