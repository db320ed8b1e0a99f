using System.Collections.Frozen;
using System.Collections.Immutable;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Networks;

/// <summary>Reads layers of some types; a kind is one class, found by reflection.</summary>
internal abstract class LayerKind
{
    private static readonly FrozenDictionary<string, LayerKind> ByType = typeof(LayerKind).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(LayerKind)) && !type.IsAbstract)
        .Select(type => (LayerKind)Activator.CreateInstance(type)!)
        .SelectMany(kind => kind.Types.Select(type => KeyValuePair.Create(type, kind)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly string AllTypes = string.Join(", ", ByType.Keys.Where(static type => type != Layers.PlainWindows.Name).Order(StringComparer.Ordinal));

    /// <summary>The values of the field "type".</summary>
    public abstract ImmutableArray<string> Types { get; }

    /// <exception cref="FormatException">A field is missing or wrong.</exception>
    public abstract Layer Read(string type, LayerFields fields);

    /// <param name="value">A record with a field "type".</param>
    /// <param name="place">Where it stands, for errors.</param>
    /// <param name="withoutType">What a record without that field is; null when the field is required.</param>
    /// <exception cref="FormatException">The value is no layer; the message completes "expected".</exception>
    public static Layer ReadLayer(Value value, string place, string? withoutType = null)
    {
        if (value is not RecordValue record)
            throw new FormatException($"{place} to be a record such as {{type: 'relu'}}, not {value.Description}");
        LayerFields fields = new(record, place);
        string type = withoutType is not null && !fields.Has("type") ? withoutType : fields.Text("type", $"one of {AllTypes}");
        if (!ByType.TryGetValue(type, out LayerKind? kind))
            throw fields.Problem("type", Spelling.Nearest(type, ByType.Keys) is { } meant ? $"'{meant}'" : $"one of {AllTypes}");
        Layer layer = kind.Read(type, fields);
        fields.RefuseOthers();
        return layer;
    }

    /// <summary>The layers of a chain, in order.</summary>
    /// <exception cref="FormatException">The value is no list of layers; the message names the first that is wrong.</exception>
    public static ImmutableArray<Layer> ReadChain(Value value, string? withoutType = null)
    {
        if (value is not ListValue { Elements.IsEmpty: false } list)
            throw new FormatException("a list of layers, at least one");
        return [.. list.Elements.Select((element, index) => ReadLayer(element, $"layers[{index}]", withoutType))];
    }
}
