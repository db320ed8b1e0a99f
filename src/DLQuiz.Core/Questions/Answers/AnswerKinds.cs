using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Every <see cref="AnswerKind"/> of this assembly.</summary>
public static class AnswerKinds
{
    /// <summary>By name.</summary>
    public static ImmutableArray<AnswerKind> All { get; } =
    [
        .. typeof(AnswerKind).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AnswerKind)) && !type.IsAbstract)
            .Select(type => (AnswerKind)Activator.CreateInstance(type)!)
            .OrderBy(kind => kind.Name, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, AnswerKind> ByName = All.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>The kind of a block that names none: one number.</summary>
    public static AnswerKind Default { get; } = ByName["scalar"];

    /// <summary>Null for a name that is no kind.</summary>
    public static AnswerKind? Find(string name) => ByName.GetValueOrDefault(name);
}
