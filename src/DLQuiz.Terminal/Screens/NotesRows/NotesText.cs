using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.NotesRows;

/// <summary>Rows of the list of notes, and what is told of the selected one.</summary>
internal static class NotesText
{
    private const int MostCards = 20;
    private const int MostFiles = 3;

    /// <summary>As one line of the list.</summary>
    public static Line RowOf(NotesRow row, int width) => row switch
    {
        NotesRow.OfSource source => Pair(
            Line.Of(SafeText.Of(source.Source.Source.Name), Ink.Strong),
            source.Source.Problem is not null ? Line.Of(Wording.Of("not readable now"), Ink.Bad) : Line.Of(Wording.Of($"{TextTable.Number(source.Source.Notes.Length)} notes, {TextTable.Number(source.Source.Cards)} cards"), Ink.Faint),
            width),
        NotesRow.OfNote note => Pair(
            Line.Of("  " + SafeText.Of(note.Note.File)),
            Line.Of(string.Join(" ", [Cards(note.Note.Cards), .. Signs(note)]), Ink.Faint),
            width),
        NotesRow.OfFinding { Finding: var finding } => new Line(
        [
            new Run("    "), FindingText.SignOf(finding.Severity),
            new Run($" {finding.Span.Line}:{finding.Span.Column} ", Ink.Faint), new Run(finding.Code + " "), new Run(SafeText.Of(finding.Message)),
        ]).Cut(width),
        _ => throw new ArgumentException($"No way to show {row}.", nameof(row)),
    };

    public static IEnumerable<Line> DetailOf(NotesRow row, bool isShared, int width) => row switch
    {
        NotesRow.OfFinding finding => FindingText.Detail(finding.Finding, width),
        NotesRow.OfNote note => DetailOf(note, width),
        _ => DetailOf(row.Source, isShared, width),
    };

    /// <summary>What the latest save of all sources changed, in one sentence; null before the first.</summary>
    public static string? LastSave(NotesReport report) =>
        report.Sources.Select(source => source.LastSave).OfType<NotesChange>().MaxBy(change => change.At) is { } latest ? SentenceOf(latest, report.IsShared) : null;

    public static string Clock(DateTimeOffset time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The left side gives way.</summary>
    private static Line Pair(Line left, Line right, int width)
    {
        Line cut = left.Cut(Math.Max(8, width - right.Width - 2));
        return cut.Then(Line.Of(new string(' ', Math.Max(2, width - cut.Width - right.Width)))).Then(right).Cut(width);
    }

    private static string Cards(int cards) => cards == 1 ? Wording.Of("1 card") : Wording.Of($"{TextTable.Number(cards)} cards");

    private static IEnumerable<string> Signs(NotesRow.OfNote note) =>
        new[] { (Severity.Error, note.Errors), (Severity.Warning, note.Warnings), (Severity.Info, note.Infos) }
            .Where(one => one.Item2 > 0).Select(one => FindingText.SignOf(one.Item1).Text + TextTable.Number(one.Item2));

    private static string SentenceOf(NotesChange change, bool isShared)
    {
        string files = string.Join(", ", change.Files.Take(MostFiles).Select(SafeText.Of)) + (change.Files.Length > MostFiles ? ", …" : "");
        string cards = CardsOf(change);
        return isShared ? Wording.Of($"{Clock(change.At)} would give {cards} · {files}") : $"{Clock(change.At)} {cards} · {files}";
    }

    /// <summary>What is none is left out.</summary>
    private static string CardsOf(NotesChange change)
    {
        string[] parts =
        [
            .. Part(change.Added.Length, Wording.Of($"{change.Added.Length} new")),
            .. Part(change.Edited.Length, Wording.Of($"{change.Edited.Length} edited")),
            .. Part(change.Moved.Length, Wording.Of($"{change.Moved.Length} moved")),
            .. Part(change.Gone.Length, Wording.Of($"{change.Gone.Length} gone")),
            .. Part(change.Unchanged, Wording.Of($"{change.Unchanged} as before")),
        ];
        return parts.Length == 0 ? Wording.Of("no cards") : string.Join(", ", parts);

        static string[] Part(int count, string text) => count == 0 ? [] : [text];
    }

    private static IEnumerable<Line> DetailOf(NotesRow.OfNote row, int width)
    {
        string outcome = row.Note.Outcome switch
        {
            NoteOutcome.Whole => Wording.Of("The whole note was read."),
            NoteOutcome.Partial => Wording.Of("What has an error was left out: the cards there stay as they were before."),
            _ => Wording.Of("Nothing of it was read: its cards stay as they were before."),
        };
        return Wrapped([new Run(SafeText.Of(row.Note.File), Ink.Strong)]).Concat(Wrapped([new Run(Cards(row.Note.Cards))])).Concat(Wrapped([new Run(outcome)]));

        IEnumerable<Line> Wrapped(Run[] runs) => LineBreaker.Wrap(runs, width);
    }

    private static List<Line> DetailOf(SourceReport source, bool isShared, int width)
    {
        List<Line> lines = [.. Wrapped(SafeText.Of(source.Source.Root), Ink.Strong)];
        if (source.Problem is { } problem)
        {
            lines.AddRange(Wrapped(SafeText.Of(problem), Ink.Bad));
        }

        if (source.CompiledAt is { } at)
        {
            lines.AddRange(Wrapped(Wording.Of($"Looked at last at {Clock(at)}."), Ink.Faint));
        }

        if (source.LastSave is { } change)
        {
            lines.AddRange(Wrapped(SentenceOf(change, isShared), Ink.Plain));
            lines.AddRange(CardsOf(Wording.Of("new card"), change.Added, width));
            lines.AddRange(CardsOf(Wording.Of("edited"), change.Edited, width));
            lines.AddRange(CardsOf(Wording.Of("moved"), change.Moved, width));
            lines.AddRange(CardsOf(Wording.Of("gone"), change.Gone, width));
        }

        return lines;

        IEnumerable<Line> Wrapped(string text, Ink ink) => LineBreaker.Wrap([new Run(text, ink)], width);
    }

    private static IEnumerable<Line> CardsOf(string kind, ImmutableArray<Card> cards, int width)
    {
        foreach (Card card in cards.Take(MostCards))
        {
            yield return Line.Of($"  {kind}  {SafeText.Of($"{card.Span.File}:{card.Span.Line}")}  {SafeText.Of(card.Front.Split('\n', 2)[0])}").Cut(width);
        }

        if (cards.Length > MostCards)
        {
            yield return Line.Of($"  {kind}  … {TextTable.Number(cards.Length - MostCards)}");
        }
    }
}
