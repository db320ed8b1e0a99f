using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;

namespace DLQuiz.Exchange.ScoreSheets;

/// <summary>A score sheet as a note to keep.</summary>
public sealed class MarkdownScoreSheet : ScoreSheetFormat
{
    public override string Extension => ".md";

    public override void Write(TextWriter output, ScoreSheet sheet, Func<Phrase, string> say)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(say);
        Line(output, $"# {say(ScoreWords.Title)}\n");
        Line(output, $"**{say(ScoreWords.Total(sheet))}**\n");
        foreach (Phrase fact in (ReadOnlySpan<Phrase>)[ScoreWords.Counts(sheet), ScoreWords.Time(sheet), ScoreWords.Paper(sheet.Paper)])
            Line(output, $"- {say(fact)}");
        Line(output, $"\n## {say(ScoreWords.ByTopic)}\n");
        foreach (Subtotal topic in sheet.ByTopic)
            Line(output, $"- {Place(topic.Deck, topic.Name)}: {ScoreWords.Points(topic.Points)} / {topic.Questions}");
        Line(output, $"\n## {say(ScoreWords.ByKind)}\n");
        foreach (Subtotal kind in sheet.ByKind)
            Line(output, $"- {say(ScoreWords.Of(CardKinds.Named(kind.Name)!.Value))}: {ScoreWords.Points(kind.Points)} / {kind.Questions}");
        WriteMisconceptions(output, sheet, say);
        Line(output, $"\n## {say(ScoreWords.Questions)}");
        foreach (QuestionResult result in sheet.Results)
            Write(output, result, say);
    }

    private static void WriteMisconceptions(TextWriter output, ScoreSheet sheet, Func<Phrase, string> say)
    {
        if (sheet.Misconceptions.IsEmpty)
            return;
        Line(output, $"\n## {say(ScoreWords.Misconceptions)}\n");
        foreach (MisconceptionTally tally in sheet.Misconceptions)
            Line(output, $"- {VisibleText.OneLine(say(tally.Sentence))} ({say(ScoreWords.Made(tally))})");
    }

    private static void Write(TextWriter output, QuestionResult result, Func<Phrase, string> say)
    {
        PaperQuestion question = result.Question;
        Line(output, $"\n### {question.Number}. {say(ScoreWords.Of(result.Outcome))}, {ScoreWords.Points(result.Score)} / 1\n");
        Line(output, $"{Place(question.Card.Deck, question.Heading)}, {ScoreWords.Clock(result.Time)}\n");
        Line(output, VisibleText.Of(question.Ask).Trim('\n'));
        for (int part = 0; question.Variant is { Keys.Length: > 1 } variant && part < variant.Keys.Length; part++)
            Line(output, $"\n{variant.Keys[part].Part.Name}: {VisibleText.Of(variant.PartAsk(part) ?? "").Trim('\n')}");
        Line(output, $"\n{say(ScoreWords.Given)}\n");
        Quote(output, say(result.Given ?? ScoreWords.Open), keepLines: true);
        foreach (MadeMisconception made in result.Misconceptions)
            Line(output, $"\n*{VisibleText.OneLine(say(made.Sentence))}*");
        Line(output, $"\n{say(ScoreWords.Right)}\n");
        Quote(output, result.Right, keepLines: question.Variant is not null || question.Choice is not null);
    }

    private static string Place(string deck, string heading) => VisibleText.OneLine(heading.Length == 0 ? deck : $"{deck} › {heading}");

    /// <param name="output">Where to.</param>
    /// <param name="text">Markdown, or lines.</param>
    /// <param name="keepLines">Whether lines stay lines: they are parts or options then.</param>
    private static void Quote(TextWriter output, string text, bool keepLines)
    {
        string[] lines = VisibleText.Of(text).Trim('\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
            Line(output, $"> {lines[i]}".TrimEnd() + (keepLines && i + 1 < lines.Length ? "  " : ""));
    }

    private static void Line(TextWriter output, string text) => output.Write(text + "\n");
}
