using System.Text;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring;

/// <summary>Puts the footnotes that a side of a card refers to under that side, so that a card can be shown without its note.</summary>
internal sealed class Footnotes
{
    private readonly NoteReading reading;
    private readonly Dictionary<string, FootnoteBlock> blocks = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> texts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> missing = new(StringComparer.OrdinalIgnoreCase);

    private Footnotes(NoteReading reading)
    {
        this.reading = reading;
        foreach (FootnoteBlock block in reading.Blocks.OfType<FootnoteBlock>())
            blocks.TryAdd(Normal(block.Label), block);
    }

    /// <summary>Replaces the drafts by drafts with their footnotes; the text of a quiz block stands for itself.</summary>
    public static void Settle(NoteReading reading)
    {
        if (!reading.Source.Text.Contains("[^", StringComparison.Ordinal))
            return;
        var notes = new Footnotes(reading);
        for (int i = 0; i < reading.Drafts.Count && !reading.References.IsSpent; i++)
        {
            Draft draft = reading.Drafts[i];
            if (draft.Kind != CardKind.Numeric)
                reading.Drafts[i] = draft with { FrontNotes = notes.Under(draft.Front, draft), BackNotes = notes.Under(draft.Back, draft) };
        }
    }

    /// <summary>The text without its <c>[^label]</c>.</summary>
    public static string WithoutMarks(string text)
    {
        for (int at = text.IndexOf("[^", StringComparison.Ordinal); at >= 0; at = text.IndexOf("[^", at, StringComparison.Ordinal))
        {
            int length = FootnoteParser.LengthOfMark(text.AsSpan(at));
            text = text.Remove(at, length);
            at += length == 0 ? 2 : 0;
            if (at >= text.Length)
                break;
        }

        return text;
    }

    /// <summary>Definitions in the order of the references, those that footnotes themselves refer to behind them.</summary>
    private string Under(string text, Draft draft)
    {
        if (!text.Contains("[^", StringComparison.Ordinal))
            return "";
        var all = new StringBuilder();
        var waiting = new Queue<string>(LabelsIn(text));
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (waiting.TryDequeue(out string? label))
        {
            if (!seen.Add(label))
                continue;
            if (TextOf(label) is not { } note)
                ReportMissing(label, draft);
            else if (reading.References.Take(note.Length + label.Length))
                all.Append("\n\n[^").Append(label).Append("]: ").Append(note.Replace("\n", "\n    ", StringComparison.Ordinal).Replace("\n    \n", "\n\n", StringComparison.Ordinal));
            else
                return "";
            foreach (string inner in LabelsIn(TextOf(label) ?? ""))
                waiting.Enqueue(inner);
        }

        return all.ToString();
    }

    private string? TextOf(string label)
    {
        if (!blocks.TryGetValue(label, out FootnoteBlock? block))
            return null;
        if (!texts.TryGetValue(label, out string? text))
            texts[label] = text = reading.Writer.Write(block);
        return text;
    }

    private static IEnumerable<string> LabelsIn(string text)
    {
        if (!text.Contains("[^", StringComparison.Ordinal))
            yield break;
        var passage = new Passage(text);
        for (int at = text.IndexOf("[^", StringComparison.Ordinal); at >= 0; at = text.IndexOf("[^", at + 1, StringComparison.Ordinal))
        {
            int length = passage.IsOpaque(at) ? 0 : FootnoteParser.LengthOfMark(text.AsSpan(at));
            if (length > 0)
                yield return Normal(text.Substring(at + 2, length - 3));
        }
    }

    private static string Normal(string label) => label.Normalize(NormalizationForm.FormC);

    private void ReportMissing(string label, Draft draft)
    {
        int at = missing.Add(label) ? reading.Source.Text.IndexOf($"[^{label}]", draft.Start, StringComparison.OrdinalIgnoreCase) : -1;
        if (at >= 0)
            reading.Report(Rules.FootnoteMissing, $"Nothing in this note says what [^{Excerpt.Of(label)}] is.", at, label.Length + 3);
    }
}
