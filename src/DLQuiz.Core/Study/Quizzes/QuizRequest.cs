using System.Collections.Immutable;

namespace DLQuiz.Core.Study.Quizzes;

/// <summary>What an exam is to be drawn from.</summary>
public sealed record QuizRequest
{
    /// <summary>The most questions of one paper.</summary>
    public const int MostQuestions = 500;

    /// <summary>Questions where the learner does not say.</summary>
    public const int UsualQuestions = 20;

    /// <summary>The longest time limit, in minutes: a day.</summary>
    public const int MostMinutes = 1_440;

    /// <summary>Roots of subtrees, in any order; empty for every deck.</summary>
    public ImmutableArray<string> Decks { get; init; } = [];

    /// <summary>Null for every card, suspended ones included: only a filter may ask for the learner's state.</summary>
    public CardFilter? Filter { get; init; }

    /// <summary>Wanted; a paper may have fewer.</summary>
    public int Questions { get; init; } = UsualQuestions;

    public ulong Seed { get; init; }

    /// <summary>Of all questions together, judging left out; null for none.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>The roots without those that lie below another, in ordinal order.</summary>
    public ImmutableArray<string> Roots
    {
        get
        {
            string[] named = [.. Decks.Select(deck => deck.Trim('/')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            return [.. named.Where(deck => !Array.Exists(named, other => other != deck && Scheduling.DeckPaths.IsWithin(deck, other)))];
        }
    }
}
