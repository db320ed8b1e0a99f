using System.Collections.Frozen;
using System.Collections.Immutable;
using DLQuiz.Compute.Expressions;

namespace DLQuiz.Core.Questions.Misconceptions;

/// <summary>The misconceptions about one family of operations: one file, found by <see cref="MisconceptionLibrary"/>.</summary>
public abstract class MisconceptionFamily
{
    /// <summary>In the order in which documents list them.</summary>
    public abstract ImmutableArray<StandardMisconception> All { get; }

    private protected static MistakenCall Call(string operation, string output, string formula, params ImmutableArray<string> needs) =>
        new(operation, output, formula) { Needs = needs };
}

/// <summary>Every <see cref="StandardMisconception"/> of this assembly.</summary>
public static class MisconceptionLibrary
{
    /// <summary>By family, then in its order.</summary>
    public static ImmutableArray<StandardMisconception> All { get; } =
    [
        .. typeof(MisconceptionFamily).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(MisconceptionFamily)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .SelectMany(type => ((MisconceptionFamily)Activator.CreateInstance(type)!).All),
    ];

    private static readonly FrozenDictionary<string, StandardMisconception> ById = All.ToFrozenDictionary(known => known.Id, StringComparer.Ordinal);

    /// <summary>Null for an id that is none.</summary>
    public static StandardMisconception? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Those that say something about a call within the formula.</summary>
    public static IEnumerable<StandardMisconception> For(Formula formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        return formula.Calls.IsEmpty ? [] : All.Where(known => formula.Calls.Any(known.Concerns));
    }
}
