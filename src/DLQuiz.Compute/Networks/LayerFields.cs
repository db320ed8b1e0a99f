using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Networks;

/// <summary>Reads the fields of one layer or node; every error names the field and what was expected.</summary>
/// <param name="record">What the author wrote.</param>
/// <param name="place">Where it stands, as in <c>layers[1]</c>.</param>
internal sealed class LayerFields(RecordValue record, string place)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal) { "type", "name" };

    public string Place => place;

    public bool Has(string key) => record.Find(key) is not null;

    /// <exception cref="FormatException">It is missing and has no default, or is no integer of at least <paramref name="least"/>.</exception>
    public long Integer(string key, long least, long? byDefault = null)
    {
        AxisList list = Axes(key, least, byDefault);
        return list.Count == 1 ? list.Values[0] : throw Problem(key, $"one integer ≥ {least}");
    }

    /// <summary>An integer, or one per spatial axis.</summary>
    public AxisList Axes(string key, long least, long? byDefault = null)
    {
        Value? value = Find(key) ?? (byDefault is { } known ? IntegerTensor.Scalar(known) : null);
        return value is null ? throw Problem(key, AxisList.Expected(least)) : AxisList.TryRead(value, least) ?? throw Problem(key, AxisList.Expected(least));
    }

    public double Number(string key, double least, double most)
    {
        if (Find(key) is Tensor { IsScalar: true } value && RealTensor.From(value) is { } number && number.Data[0] >= least && number.Data[0] <= most)
            return number.Data[0];
        throw Problem(key, $"a number from {ValueFormatter.RoundTrip.Format(least)} to {ValueFormatter.RoundTrip.Format(most)}");
    }

    public bool Flag(string key, bool byDefault) => Find(key) switch
    {
        null => byDefault,
        BooleanTensor { IsScalar: true } flag => flag.Data[0],
        _ => throw Problem(key, "true or false"),
    };

    public string Text(string key, string expected) => Find(key) is Text text ? text.Content : throw Problem(key, expected);

    /// <summary>Texts in a list; an empty list has none.</summary>
    public IReadOnlyList<string> Texts(string key, string expected) => Find(key) switch
    {
        null => [],
        ListValue list when list.Elements.All(static element => element is Text) => [.. list.Elements.Select(static element => ((Text)element).Content)],
        _ => throw Problem(key, expected),
    };

    /// <summary>
    /// Along one axis a list of two is [before, after]. For an image [p, q] pads p rows and q columns at both ends,
    /// as layers of the libraries have it, and pairs pad the ends apart.
    /// </summary>
    public Padding Padding(string key, int axes)
    {
        if (Find(key) is not { } value)
            return Networks.Padding.None;
        try
        {
            return value is Tensor { Shape.Rank: 1 } list && (list.Count == 1 || (list.Count == 2 && axes == 2)) && IntegerTensor.From(list) is { } ends
                ? Networks.Padding.ReadCells(IntegerTensor.Adopt(Shape.Of(list.Count, 2), [.. ends.Data.ToArray().SelectMany(static end => new[] { end, end })]))
                : Networks.Padding.Read(value);
        }
        catch (FormatException problem)
        {
            throw Problem(key, problem.Message);
        }
    }

    /// <summary>Called last, so that a misspelt field is not passed over.</summary>
    /// <exception cref="FormatException">There is a field that nobody asked for.</exception>
    public void RefuseOthers()
    {
        foreach ((string key, Value _) in record.Fields)
        {
            if (_known.Contains(key))
                continue;
            string nearest = Spelling.Nearest(key, _known) is { } meant ? $"'{meant}'" : string.Join(", ", _known.Order(StringComparer.Ordinal));
            throw new FormatException($"no field '{key}' in {place}, but {nearest}");
        }
    }

    public FormatException Problem(string key, string expected)
    {
        string found = record.Find(key) is { } value ? $"not {Shown(value)}" : "and it is missing";
        string misspelt = record.Find(key) is null && Spelling.Nearest(key, record.Fields.Select(static field => field.Key).Where(name => !_known.Contains(name))) is { } near ? $"; there is '{near}'" : "";
        return new($"{place}.{key} to be {expected}, {found}{misspelt}");
    }

    private static string Shown(Value found) => found is Tensor { Count: <= 8 } or Values.Text ? found.ToString() : found.Description;

    private Value? Find(string key)
    {
        _known.Add(key);
        return record.Find(key) is { } value and not Null ? value : null;
    }
}
