using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DLQuiz.Compute.Expressions.Functions;

/// <summary>Every built-in function, found by its group.</summary>
public static class FunctionLibrary
{
    private static readonly FrozenDictionary<string, Function> ByName = typeof(FunctionGroup).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(FunctionGroup)))
        .SelectMany(type => ((FunctionGroup)Activator.CreateInstance(type)!).Functions)
        .ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>In ordinal order of their names.</summary>
    public static ImmutableArray<Function> All { get; } = [.. ByName.Values.OrderBy(function => function.Name, StringComparer.Ordinal)];

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);
}
