using System.Globalization;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Study.Quizzes;

/// <summary>What a score sheet says, for every form in which it is written; the shell says it in the learner's language.</summary>
public static class ScoreWords
{
    public static Phrase Title => "Score sheet";

    public static Phrase ByTopic => "By topic";

    public static Phrase ByKind => "By kind of question";

    public static Phrase Misconceptions => "Misconceptions made";

    public static Phrase Questions => "Questions";

    public static Phrase Given => "given:";

    public static Phrase Right => "right:";

    public static Phrase Open => "not answered";

    /// <summary>Of the whole: <c>13.5 of 20 points, 68 %</c>.</summary>
    public static Phrase Total(ScoreSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return $"{Points(sheet.Points)} of {sheet.Results.Length} points, {Percent(sheet.Share)}";
    }

    /// <summary>How many questions came out how.</summary>
    public static Phrase Counts(ScoreSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return $"{sheet.Count(Outcome.Right)} right, {sheet.Count(Outcome.Partly)} partly right, {sheet.Count(Outcome.Wrong)} wrong, {sheet.Count(Outcome.Open) + sheet.Count(Outcome.Unjudged)} without a judged answer";
    }

    /// <summary>What another needs to sit the same paper, and to see that it is the same.</summary>
    public static Phrase Paper(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return $"seed {paper.Request.Seed}, paper {paper.Fingerprint}";
    }

    public static Phrase Time(ScoreSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return sheet switch
        {
            { HasRunOut: true } => (Phrase)$"time {Clock(sheet.Time)}: the time was over",
            { Paper.Request.Limit: { } limit } => $"time {Clock(sheet.Time)} of {Clock(limit)}",
            _ => $"time {Clock(sheet.Time)}",
        };
    }

    public static Phrase Of(Outcome outcome) => outcome switch
    {
        Outcome.Right => (Phrase)"right",
        Outcome.Partly => "partly right",
        Outcome.Wrong => "wrong",
        Outcome.Unjudged => "not judged",
        _ => "not answered",
    };

    public static Phrase Of(CardKind kind) => kind switch
    {
        CardKind.QuestionAnswer => (Phrase)"question and answer",
        CardKind.Cloze => "cloze",
        CardKind.Numeric => "calculation",
        CardKind.Implicit => "question of a note",
        CardKind.Choice => "choice",
        CardKind.Sequence => "sequence",
        _ => "reverse",
    };

    /// <summary>Behind a misconception: where it was made.</summary>
    public static Phrase Made(MisconceptionTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        string numbers = string.Join(", ", tally.Questions);
        return tally.Questions.Length == 1 ? (Phrase)$"once, in question {numbers}" : $"{tally.Questions.Length} times, in questions {numbers}";
    }

    /// <summary>At most two decimals: <c>13.5</c>.</summary>
    public static string Points(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Whole, and 100 only for all points.</summary>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{(share >= 1 ? 100 : Math.Floor((100 * share) + 1e-9)):0} %");

    /// <summary><c>1:04:09</c>, <c>4:09</c>.</summary>
    public static string Clock(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
}
