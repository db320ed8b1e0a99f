using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Study.Quizzes;

/// <summary>Part of a score.</summary>
/// <param name="Deck">Its path; empty where the part goes over all decks.</param>
/// <param name="Name">Of the topic or kind; empty for a whole deck, and for cards without a heading.</param>
/// <param name="Questions">How many.</param>
/// <param name="Points">The sum of their scores, at most as many.</param>
public sealed record Subtotal(string Deck, string Name, int Questions, double Points);

/// <summary>A misconception made in an exam.</summary>
/// <param name="Name">The id of a standard one, else <c>part:line</c> of the card's own.</param>
/// <param name="Sentence">As the first of the answers earned it.</param>
/// <param name="Questions">Numbers of the questions, one for each time.</param>
public sealed record MisconceptionTally(string Name, Phrase Sentence, ImmutableArray<int> Questions);

/// <summary>What came of an exam: each question weighs one point.</summary>
public sealed record ScoreSheet
{
    private ScoreSheet(QuizSitting sitting)
    {
        Paper = sitting.Paper;
        HasRunOut = sitting.HasRunOut;
        Results = [.. sitting.Paper.Questions.Select((question, i) => QuestionResult.Of(question, sitting.Answers[i], sitting.Times[i]))];
    }

    public Paper Paper { get; }

    /// <summary>Whether the time limit ended it.</summary>
    public bool HasRunOut { get; }

    /// <summary>In the order of the paper.</summary>
    public ImmutableArray<QuestionResult> Results { get; }

    public double Points => Results.Sum(result => result.Score);

    /// <summary>0 to 1; 0 for a paper without questions.</summary>
    public double Share => Results.IsEmpty ? 0 : Points / Results.Length;

    public TimeSpan Time => Results.Aggregate(TimeSpan.Zero, (sum, result) => sum + result.Time);

    /// <summary>By path.</summary>
    public ImmutableArray<Subtotal> ByDeck => Parts(result => (result.Question.Card.Deck, ""));

    /// <summary>By deck, then in the order of the heading's name.</summary>
    public ImmutableArray<Subtotal> ByTopic => Parts(result => (result.Question.Card.Deck, result.Question.Heading));

    /// <summary>By the names that <see cref="CardKinds"/> gives them.</summary>
    public ImmutableArray<Subtotal> ByKind => Parts(result => ("", CardKinds.Of(result.Question.Card.Kind).Name));

    /// <summary>The most frequent first.</summary>
    public ImmutableArray<MisconceptionTally> Misconceptions =>
    [
        .. Results.SelectMany(result => result.Misconceptions.Select(made => (made, result.Question)))
            .GroupBy(one => (one.made.Name, Card: one.made.IsStandard ? default : one.Question.Card.Key))
            .Select(group => new MisconceptionTally(group.Key.Name, group.First().made.Sentence, [.. group.Select(one => one.Question.Number)]))
            .OrderByDescending(tally => tally.Questions.Length).ThenBy(tally => tally.Questions[0]).ThenBy(tally => tally.Name, StringComparer.Ordinal),
    ];

    /// <summary>As of now; a sitting that is not finished counts open questions as open.</summary>
    public static ScoreSheet Of(QuizSitting sitting)
    {
        ArgumentNullException.ThrowIfNull(sitting);
        return new ScoreSheet(sitting);
    }

    public int Count(Outcome outcome) => Results.Count(result => result.Outcome == outcome);

    private ImmutableArray<Subtotal> Parts(Func<QuestionResult, (string Deck, string Name)> part) =>
    [
        .. Results.GroupBy(part)
            .Select(group => new Subtotal(group.Key.Deck, group.Key.Name, group.Count(), group.Sum(result => result.Score)))
            .OrderBy(one => one.Deck, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal),
    ];
}
