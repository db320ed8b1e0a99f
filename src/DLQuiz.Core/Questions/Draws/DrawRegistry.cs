using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>Every <see cref="Draw"/> of this assembly.</summary>
public static class DrawRegistry
{
    /// <summary>By name.</summary>
    public static ImmutableArray<Draw> All { get; } =
    [
        .. typeof(Draw).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Draw)) && !type.IsAbstract)
            .Select(type => (Draw)Activator.CreateInstance(type)!)
            .OrderBy(draw => draw.Name, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, Draw> ByName = All.ToFrozenDictionary(draw => draw.Name, StringComparer.Ordinal);

    /// <summary>Null for a name that is no draw.</summary>
    public static Draw? Find(string name) => ByName.GetValueOrDefault(name);
}
