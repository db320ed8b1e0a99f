using DLQuiz.Core.Authoring.Dialects;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Cards that are written in another dialect than the note's, and so are lost: one finding a note.</summary>
internal sealed class DialectCheck : NotePass
{
    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        if (reading.Settings.Dialect is ObsidianDialect)
            FindFields(reading);
        else
            FindObsidian(reading);
    }

    /// <summary>A line of one question mark is rare enough to be a sign by itself; <c>::</c> is not, without the plugin's tag.</summary>
    private static void FindObsidian(NoteReading reading)
    {
        bool isMarked = ObsidianDialect.IsMarked(reading);
        if (!isMarked && !HasSeparatorLine(reading.Source))
            return;
        Draft[] lost =
        [
            .. Dialect.All.OfType<ObsidianDialect>().Single().Read(reading)
                .Where(draft => draft.Kind == CardKind.QuestionAnswer && !reading.IsInsideCard(draft.Start))
                .Where(draft => isMarked || reading.Source.LineOf(draft.Start) < reading.Source.LineOf(draft.End)),
        ];
        Report(lost.Length, lost.Length > 0 ? lost[0].Start : 0, "obsidian-sr", reading);
    }

    private static void FindFields(NoteReading reading)
    {
        int count = 0;
        int first = 0;
        foreach (ParagraphBlock paragraph in reading.Blocks.OfType<ParagraphBlock>().Where(paragraph => !paragraph.Span.IsEmpty))
        {
            for (int line = reading.Source.LineOf(paragraph.Span.Start); line <= reading.Source.LineOf(paragraph.Span.End); line++)
            {
                ReadOnlySpan<char> text = reading.Source.Line(line).TrimStart(" \t>-*+");
                bool isCard = FieldParser.KindOf(text) switch
                {
                    FieldKind.Question => true,
                    FieldKind.Cloze => FieldAhead.HasHole(text),
                    _ => false,
                };
                if (!isCard || reading.IsInsideCard(reading.Source.StartOf(line)))
                    continue;
                first = count++ == 0 ? reading.Source.StartOf(line) : first;
            }
        }

        Report(count, first, Dialect.Default.Name, reading);
    }

    private static void Report(int count, int at, string dialect, NoteReading reading)
    {
        if (count > 0)
            reading.Report(Rules.OtherDialect, $"{(count == 1 ? "A card of this note is" : $"{count} cards of this note are")} written in the dialect {dialect}, and it is read as {reading.Settings.Dialect.Name}.", at);
    }

    private static bool HasSeparatorLine(SourceText source)
    {
        if (!source.Text.Contains('?', StringComparison.Ordinal))
            return false;
        for (int line = 1; line <= source.LineCount; line++)
        {
            if (source.Line(line).Trim() is "?" or "??")
                return true;
        }

        return false;
    }
}
