using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Grading;
using DLQuiz.Core.Scheduling;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.BrowseRows;

/// <summary>Every entry of a card's log, the latest first: what was answered and what came of it; steps that were taken back stay, struck out.</summary>
internal static class CardHistory
{
    private const int Indent = 2;

    /// <param name="card">As it is now.</param>
    /// <param name="log">The card's, in any order.</param>
    /// <param name="scheduler">Of its deck.</param>
    /// <param name="zone">The learner's.</param>
    /// <param name="width">Columns.</param>
    public static PanelText Compose(Card card, IReadOnlyCollection<LogEntry> log, IScheduler scheduler, TimeZoneInfo zone, int width)
    {
        PanelText text = new(width);
        text.Add(ContextPath.Fit(card.Deck, card.Context, width));
        text.Gap();
        if (log.Count == 0)
        {
            text.Add(Line.Of(Wording.Of("Nothing was ever done with this card."), Ink.Faint));
            return text;
        }

        HashSet<EntryId> undone = History.Undone(log);
        Dictionary<EntryId, CardState> after = History.Replay(log, scheduler).ToDictionary(step => step.Entry.Id, step => step.After);
        foreach (LogEntry entry in log.OrderDescending().Where(entry => entry.Event is not CardEvent.Undo))
        {
            Put(text, card, entry, undone.Contains(entry.Id), after.GetValueOrDefault(entry.Id), zone);
        }

        return text;
    }

    private static void Put(PanelText text, Card card, LogEntry entry, bool isUndone, CardState? after, TimeZoneInfo zone)
    {
        string when = $"{entry.Day} {TimeZoneInfo.ConvertTime(entry.Instant, zone).ToString("HH:mm", CultureInfo.InvariantCulture)}";
        List<Run> runs = [new(when + "  ", Ink.Faint), new(NameOf(entry.Event), isUndone ? Ink.Struck : Ink.Strong)];
        if (isUndone)
        {
            runs.Add(new Run("  " + Wording.Of("(taken back)"), Ink.Faint));
        }
        else if (entry.Event is CardEvent.Review or CardEvent.Drill && after is not null)
        {
            runs.Add(new Run("  " + Wording.Of($"→ {after.IntervalDays} d, ease {after.EaseX100 / 100.0:0.00}")));
        }

        if (entry.Event is CardEvent.Answered { Answer.TimeTaken: var taken })
        {
            runs.Add(new Run("  " + Wording.Of($"{taken.TotalSeconds:0.0} s"), Ink.Faint));
        }

        text.Add(new Line([.. runs]));
        if (entry.Event is CardEvent.Answered { Answer: var answer })
        {
            PutAnswer(text, card, answer);
        }
    }

    private static string NameOf(CardEvent what) => what switch
    {
        CardEvent.Review review => Wording.Of($"review: {GradeButtons.NameOf(review.Quality)}"),
        CardEvent.Drill drill => Wording.Of($"again the same day: {GradeButtons.NameOf(drill.Quality)}"),
        CardEvent.Cram cram => Wording.Of($"cram: {GradeButtons.NameOf(cram.Quality)}"),
        CardEvent.Quiz quiz => Wording.Of($"quiz: {GradeButtons.NameOf(quiz.Quality)}"),
        CardEvent.Suspend => Wording.Of("suspended"),
        CardEvent.Unsuspend => Wording.Of("released"),
        CardEvent.Bury bury => Wording.Of($"put off until {bury.Until}"),
        CardEvent.Flag { Colour: 0 } => Wording.Of("flag taken away"),
        CardEvent.Flag => Wording.Of("flagged"),
        _ => Wording.Of("reset: new again"),
    };

    private static void PutAnswer(PanelText text, Card card, Answer answer)
    {
        if (answer.Choice is { } choice)
        {
            text.Add(Line.Of(choice.Picked.Length == 0 ? Wording.Of("nothing picked") : Wording.Of($"picked: {choice.Picked} · {100 * choice.Score:0} %")), Indent);
        }

        if (answer.Sequence is { } sequence)
        {
            text.Add(Line.Of(sequence.Missed.Length == 0 ? Wording.Of("all steps known") : Wording.Of($"steps missed: {sequence.Missed} of {sequence.Steps}")), Indent);
        }

        if (answer.Numeric is { } numeric)
        {
            PutNumeric(text, card, numeric);
        }
    }

    /// <summary>Judged again with the numbers of that day; where the question has changed since, only what the log says.</summary>
    private static void PutNumeric(PanelText text, Card card, NumericAnswer answer)
    {
        string[] given = answer.Given.Split('\n');
        Grade? grade = Judge(card, answer, given);
        for (int part = 0; part < given.Length; part++)
        {
            string typed = given[part].Length == 0 ? Wording.Of("no answer") : "› " + SafeText.Of(given[part]);
            PartResult? result = grade?.Parts.ElementAtOrDefault(part);
            text.Add(result is null ? Line.Of(typed) : new Line([new Run(typed + "  "), VerdictText.Of(result)]), Indent);
            if (result?.Message is { } sentence)
            {
                text.Markdown(Wording.Of(sentence), new string(' ', 2 * Indent));
            }
        }

        if (grade is null)
        {
            text.Add(Line.Of(Wording.Of($"score {100 * answer.Score:0} %; the question has changed since"), Ink.Faint), Indent);
            foreach (string key in answer.Misconceptions.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                text.Markdown(MisconceptionSentence.Of(key, card.Question), new string(' ', 2 * Indent));
            }
        }
    }

    private static Grade? Judge(Card card, NumericAnswer answer, string[] given)
    {
        if (card.Question is not { } yaml)
        {
            return null;
        }

        try
        {
            Variant variant = Variant.FromParameters(QuestionReader.ReadCompiled(yaml), answer.Parameters, answer.Seed);
            return given.Length == variant.Keys.Length ? Grader.Judge(variant, [.. given]) : null;
        }
        catch (Exception changed) when (changed is VariantException or FormatException)
        {
            return null;
        }
    }
}
