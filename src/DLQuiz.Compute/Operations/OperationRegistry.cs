using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DLQuiz.Compute.Operations;

/// <summary>Every operation of this assembly, found by its type: a new file needs no entry anywhere.</summary>
public static class OperationRegistry
{
    private static readonly FrozenDictionary<string, Operation> ByName = typeof(Operation).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Operation)) && !type.IsAbstract)
        .Select(type => (Operation)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(operation => operation.Declaration.Name, StringComparer.Ordinal);

    /// <summary>By family, then by name.</summary>
    public static ImmutableArray<Operation> All { get; } =
        [.. ByName.Values.OrderBy(operation => operation.Declaration.Family).ThenBy(operation => operation.Declaration.Name, StringComparer.Ordinal)];

    public static Operation? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The known name that takes the fewest edits to reach, or null when none is near.</summary>
    public static string? Nearest(string name) => Spelling.Nearest(name, ByName.Keys);
}
