using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Grading;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Screens;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Quizzes;

/// <summary>A score sheet as lines, for the screen and for plain output alike.</summary>
internal static class ScoreSheetText
{
    private const int Indent = 2;

    public static void Put(PanelText text, ScoreSheet sheet)
    {
        text.Add(Line.Of(Wording.Of(ScoreWords.Total(sheet)), Ink.Heading | Ink.Strong));
        text.Add(Line.Of(Wording.Of(ScoreWords.Counts(sheet))));
        text.Add(Line.Of(Wording.Of(ScoreWords.Time(sheet))));
        text.Add(Line.Of(Wording.Of(ScoreWords.Paper(sheet.Paper)), Ink.Faint));
        Put(text, Wording.Of(ScoreWords.ByTopic), sheet.ByTopic.Select(topic => (topic.Name.Length == 0 ? topic.Deck : $"{topic.Deck} › {topic.Name}", topic)));
        Put(text, Wording.Of(ScoreWords.ByKind), sheet.ByKind.Select(kind => (Wording.Of(ScoreWords.Of(CardKinds.Named(kind.Name)!.Value)), kind)));
        PutMisconceptions(text, sheet);
        text.Gap();
        text.Add(Line.Of(Wording.Of(ScoreWords.Questions), Ink.Heading));
        foreach (QuestionResult result in sheet.Results)
        {
            text.Gap();
            Put(text, result);
        }
    }

    /// <summary>In a sign and a word, so that it is not told by colour alone.</summary>
    public static Run Of(Outcome outcome)
    {
        string word = Wording.Of(ScoreWords.Of(outcome));
        return outcome switch
        {
            Outcome.Right => new Run("✓ " + word, Ink.Good),
            Outcome.Partly => new Run("≈ " + word, Ink.Strong),
            Outcome.Wrong => new Run("✗ " + word, Ink.Bad),
            _ => new Run("○ " + word, Ink.Faint),
        };
    }

    /// <summary>The points first, so that they stand under one another whatever the names.</summary>
    private static void Put(PanelText text, string title, IEnumerable<(string Name, Subtotal Part)> rows)
    {
        text.Gap();
        text.Add(Line.Of(title, Ink.Heading));
        (string Points, string Name)[] shown = [.. rows.Select(row => ($"{ScoreWords.Points(row.Part.Points)} / {row.Part.Questions}", SafeText.Of(row.Name)))];
        int points = shown.Length == 0 ? 0 : shown.Max(row => Cells.Width(row.Points));
        foreach ((string earned, string name) in shown)
        {
            text.Add(new Line([new Run(Cells.PadLeft(earned, points), Ink.Strong), new Run("  " + name)]), Indent);
        }
    }

    private static void PutMisconceptions(PanelText text, ScoreSheet sheet)
    {
        if (sheet.Misconceptions.IsEmpty)
        {
            return;
        }

        text.Gap();
        text.Add(Line.Of(Wording.Of(ScoreWords.Misconceptions), Ink.Heading));
        foreach (MisconceptionTally tally in sheet.Misconceptions)
        {
            text.Markdown(Wording.Of(tally.Sentence), "  ");
            text.Add(Line.Of(Wording.Of(ScoreWords.Made(tally)), Ink.Faint), Indent);
        }
    }

    private static void Put(PanelText text, QuestionResult result)
    {
        PaperQuestion question = result.Question;
        Run outcome = Of(result.Outcome);
        text.Add(new Line([new Run($"{question.Number}. ", Ink.Strong), outcome, new Run($"  {ScoreWords.Clock(result.Time)}  {SafeText.Of(question.Card.Deck)}", Ink.Faint)]));
        text.Markdown(question.AskFilled, "  ");
        for (int part = 0; question.Variant is { Keys.Length: > 1 } variant && part < variant.Keys.Length; part++)
        {
            text.Markdown(variant.PartAskFilled(part) ?? FilledText.Empty, $"  {SafeText.Of(variant.Keys[part].Part.Name)}  ");
        }

        if (result.Given is { } given)
        {
            text.Markdown(SafeText.Lines(Wording.Of(given)), $"  {Wording.Of(ScoreWords.Given)} ", keepLines: true, labelInk: Ink.Faint);
        }

        foreach (PartResult part in result.Parts.Length > 1 ? result.Parts : [])
        {
            Run verdict = VerdictText.Of(part);
            text.Add(new Line([new Run(SafeText.Of(part.Name) + " ", Ink.Strong), new Run(verdict.Text, verdict.Ink)]), Indent);
        }

        foreach (MadeMisconception made in result.Misconceptions)
        {
            text.Markdown(Wording.Of(made.Sentence), "  ");
        }

        if (result.Outcome != Outcome.Right || question.IsWritten)
        {
            text.Markdown(result.Right, $"  {Wording.Of(ScoreWords.Right)} ", keepLines: true, labelInk: Ink.Faint);
        }
    }
}
