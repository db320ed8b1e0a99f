using System.Text.Encodings.Web;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;

namespace DLQuiz.Exchange.ScoreSheets;

/// <summary>A page to print: no script, nothing fetched, questions as their Markdown reads.</summary>
public sealed class HtmlScoreSheet : ScoreSheetFormat
{
    private const string Style = "body{max-width:48rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}"
        + "table{border-collapse:collapse}td,th{padding:.2rem .8rem;border-bottom:1px solid #999;text-align:left}td.n{text-align:right}"
        + "section{margin-top:2rem;break-inside:avoid}.text{white-space:pre-wrap;margin:.3rem 0 .3rem 1rem}";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    public override string Extension => ".html";

    public override void Write(TextWriter output, ScoreSheet sheet, Func<Phrase, string> say)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(say);
        string title = Text(say(ScoreWords.Title));
        Line(output, "<!DOCTYPE html>");
        Line(output, $"<html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>{title}</title><style>{Style}</style></head><body>");
        Line(output, $"<h1>{title}</h1>");
        Line(output, $"<p><strong>{Text(say(ScoreWords.Total(sheet)))}</strong></p>");
        foreach (Phrase fact in (ReadOnlySpan<Phrase>)[ScoreWords.Counts(sheet), ScoreWords.Time(sheet), ScoreWords.Paper(sheet.Paper)])
            Line(output, $"<p>{Text(say(fact))}</p>");
        Table(output, say(ScoreWords.ByTopic), sheet.ByTopic.Select(topic => (topic.Name.Length == 0 ? topic.Deck : $"{topic.Deck} › {topic.Name}", topic)));
        Table(output, say(ScoreWords.ByKind), sheet.ByKind.Select(kind => (say(ScoreWords.Of(CardKinds.Named(kind.Name)!.Value)), kind)));
        if (!sheet.Misconceptions.IsEmpty)
        {
            Line(output, $"<h2>{Text(say(ScoreWords.Misconceptions))}</h2><ul>");
            foreach (MisconceptionTally tally in sheet.Misconceptions)
                Line(output, $"<li>{Text(say(tally.Sentence))} ({Text(say(ScoreWords.Made(tally)))})</li>");
            Line(output, "</ul>");
        }

        Line(output, $"<h2>{Text(say(ScoreWords.Questions))}</h2>");
        foreach (QuestionResult result in sheet.Results)
            Write(output, result, say);
        Line(output, "</body></html>");
    }

    private static void Table(TextWriter output, string title, IEnumerable<(string Name, Subtotal Part)> rows)
    {
        Line(output, $"<h2>{Text(title)}</h2><table>");
        foreach ((string name, Subtotal part) in rows)
            Line(output, $"<tr><td>{Text(name)}</td><td class=\"n\">{ScoreWords.Points(part.Points)} / {part.Questions}</td></tr>");
        Line(output, "</table>");
    }

    private static void Write(TextWriter output, QuestionResult result, Func<Phrase, string> say)
    {
        PaperQuestion question = result.Question;
        Line(output, $"<section><h3>{question.Number}. {Text(say(ScoreWords.Of(result.Outcome)))}, {ScoreWords.Points(result.Score)} / 1</h3>");
        Line(output, $"<p>{Text(question.Card.Deck)} · {Text(question.Heading)} · {ScoreWords.Clock(result.Time)}</p>");
        Line(output, $"<div class=\"text\">{Text(question.Ask)}</div>");
        for (int part = 0; question.Variant is { Keys.Length: > 1 } variant && part < variant.Keys.Length; part++)
            Line(output, $"<div class=\"text\">{Text(variant.Keys[part].Part.Name)}: {Text(variant.PartAsk(part) ?? "")}</div>");
        Line(output, $"<p>{Text(say(ScoreWords.Given))}</p><div class=\"text\">{Text(say(result.Given ?? ScoreWords.Open))}</div>");
        foreach (MadeMisconception made in result.Misconceptions)
            Line(output, $"<p><em>{Text(say(made.Sentence))}</em></p>");
        Line(output, $"<p>{Text(say(ScoreWords.Right))}</p><div class=\"text\">{Text(result.Right)}</div></section>");
    }

    private static string Text(string text) => Encoder.Encode(VisibleText.Of(text).Trim('\n')).Replace("&#xA;", "\n", StringComparison.Ordinal);

    private static void Line(TextWriter output, string text) => output.Write(text + "\n");
}
