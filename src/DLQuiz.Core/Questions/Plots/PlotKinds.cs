using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Plots;

/// <summary>Every <see cref="PlotKind"/> of this assembly.</summary>
public static class PlotKinds
{
    /// <summary>By name.</summary>
    public static ImmutableArray<PlotKind> All { get; } =
    [
        .. typeof(PlotKind).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PlotKind)) && !type.IsAbstract)
            .Select(type => (PlotKind)Activator.CreateInstance(type)!)
            .OrderBy(kind => kind.Name, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, PlotKind> ByName = All.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>Null for a name that is no kind.</summary>
    public static PlotKind? Find(string name) => ByName.GetValueOrDefault(name);
}
