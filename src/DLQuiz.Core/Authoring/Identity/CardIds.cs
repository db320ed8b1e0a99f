using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Identity;

/// <summary>Gives cards the ids that stand by them in comments: <c>&lt;!-- id: bn-momentum --&gt;</c>.</summary>
/// <remarks>A comment behind text belongs to the card of that text. One on a line of its own belongs to the card that begins on the line under it, else to the card it is in or right below; after an empty line to the next one, when only empty lines lie between.</remarks>
internal sealed class CardIds
{
    private const int Longest = 64;

    private readonly NoteReading reading;
    private readonly List<(int Start, int End)> origins;
    private readonly Dictionary<int, string> named = [];

    private CardIds(NoteReading reading)
    {
        this.reading = reading;
        origins = [.. reading.Drafts.GroupBy(draft => draft.Start).Select(block => (block.Key, block.Max(draft => draft.End))).Order()];
    }

    /// <summary>Replaces the drafts by drafts with their ids.</summary>
    public static void Settle(NoteReading reading)
    {
        var ids = new CardIds(reading);
        foreach (Draft draft in reading.Drafts.Where(draft => draft.Id is not null))
            ids.named[draft.Start] = draft.Id!;
        foreach ((int start, int end) in ids.Comments())
            ids.Read(start, end);
        for (int i = 0; i < reading.Drafts.Count; i++)
        {
            Draft draft = reading.Drafts[i];
            reading.Drafts[i] = draft with { Id = ids.Usable(ids.named.GetValueOrDefault(draft.Start, ""), draft.Start) };
        }
    }

    private IEnumerable<(int Start, int End)> Comments()
    {
        foreach (LeafBlock block in reading.Blocks.OfType<LeafBlock>())
        {
            if (block is CommentBlock)
                yield return (block.Span.Start, Math.Min(block.Span.End + 1, reading.Source.Text.Length));
            foreach (CommentInline inline in Inlines.Of(block).OfType<CommentInline>())
                yield return (inline.Span.Start, inline.Span.End + 1);
        }
    }

    private void Read(int start, int end)
    {
        if (end > reading.Source.Text.Length || start < 0 || start >= end || IdIn(reading.Source.Text.AsSpan(start, end - start)) is not { } id)
            return;
        if (OwnerOf(start, end) is not { } owner)
            reading.Report(Rules.IdWithoutCard, $"No card stands by the id “{Excerpt.Of(id)}”.", start, end - start);
        else if (!named.TryAdd(owner, id))
            reading.Report(Rules.IdWithoutCard, $"The card by the id “{Excerpt.Of(id)}” has the id “{Excerpt.Of(named[owner])}”.", start, end - start);
    }

    private static string? IdIn(ReadOnlySpan<char> comment)
    {
        int close = comment.IndexOf("-->");
        ReadOnlySpan<char> text = comment[4..(close < 4 ? comment.Length : close)].Trim();
        return text.StartsWith("id:") ? text[3..].Trim().ToString() : null;
    }

    private int? OwnerOf(int start, int end)
    {
        int next = origins.FindIndexFrom(start);
        int line = reading.Source.LineOf(end - 1);
        if (IsBehindText(start) && next > 0 && origins[next - 1].End >= start)
            return origins[next - 1].Start;
        if (next < origins.Count && reading.Source.LineOf(origins[next].Start) == line + 1)
            return origins[next].Start;
        int? within = next > 0 && (origins[next - 1].End >= start || EndsAbove(origins[next - 1].End, start)) ? origins[next - 1].Start : null;
        if (within is not null && IsAttached(start))
            return within;
        bool isNext = next < origins.Count && reading.Source.Text.AsSpan(end, origins[next].Start - end).Trim().IsEmpty;
        return isNext ? origins[next].Start : within;
    }

    private bool EndsAbove(int end, int start) => reading.Source.LineOf(end) + 1 == reading.Source.LineOf(start);

    private bool IsBehindText(int start)
    {
        int line = reading.Source.StartOf(reading.Source.LineOf(start));
        return !reading.Source.Text.AsSpan(line, start - line).Trim(" \t>").IsEmpty;
    }

    /// <summary>Whether text stands before the comment on its line, or on the line above it.</summary>
    private bool IsAttached(int start)
    {
        int line = reading.Source.LineOf(start);
        return IsBehindText(start) || (line > 1 && !reading.Source.Line(line - 1).Trim().IsEmpty);
    }

    private string? Usable(string id, int at)
    {
        if (id.Length == 0)
            return null;
        if (id.Length <= Longest && id.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_'))
            return id.Normalize(System.Text.NormalizationForm.FormC);
        reading.Report(Rules.UnusableId, $"The id “{Excerpt.Of(id)}” is left out.", at);
        return null;
    }
}

internal static class Origins
{
    /// <summary>Index of the first origin at or behind an offset; the count when there is none.</summary>
    public static int FindIndexFrom(this List<(int Start, int End)> origins, int offset)
    {
        int found = origins.BinarySearch((offset, int.MinValue));
        return found < 0 ? ~found : found;
    }
}
