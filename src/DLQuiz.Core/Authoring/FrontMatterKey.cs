using System.Collections.Immutable;
using DLQuiz.Core.Authoring.Dialects;

namespace DLQuiz.Core.Authoring;

/// <summary>A key of front matter, as editors offer it.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Summary">What it settles, in one sentence.</param>
/// <param name="Values">The closed list of what it takes; empty where there is none, or where the caller knows it.</param>
public sealed record FrontMatterKey(string Name, string Summary, ImmutableArray<string> Values)
{
    /// <summary>The key whose values are the names of schedulers, which only the caller knows.</summary>
    public const string Scheduler = "scheduler";

    /// <summary>Every key that is read here; those of other programs are left alone.</summary>
    public static ImmutableArray<FrontMatterKey> All { get; } =
    [
        new("deck", "The deck's path, such as deep-learning/normalization, instead of the file's.", []),
        new("tags", "Tags of every card of the note: a list, or one line with commas.", []),
        new("lang", "The language of the note, such as zh-CN.", []),
        new(Scheduler, "Which scheduler plans the deck's reviews.", []),
        new("new-per-day", "How many new cards of this deck a day brings at most.", []),
        new("reviews-per-day", "How many reviews of this deck a day brings at most.", []),
        new("dialect", "How the note writes its cards.", [.. Dialect.All.Select(dialect => dialect.Name)]),
        new("implicit", "off: only marked cards and quiz blocks count, not questions in plain text.", ["on", "off"]),
        new("cloze", "The marks around what a cloze of the dialect obsidian-sr asks for.", [.. Enum.GetNames<ClozeMarks>().Select(name => name.ToLowerInvariant())]),
    ];

    /// <summary>Null for a key of another program.</summary>
    public static FrontMatterKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);
}
