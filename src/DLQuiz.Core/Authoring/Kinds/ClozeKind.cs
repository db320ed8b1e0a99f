using System.Globalization;
using System.Text;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary><c>C:</c> gives one card for each <c>[bracket]</c> or <c>==highlight==</c> in it.</summary>
internal sealed class ClozeKind : NotePass
{
    private const string Gap = "[…]";

    public override void Run(NoteReading reading)
    {
        foreach (FieldBlock field in reading.Blocks.OfType<FieldBlock>().Where(field => field.Kind == FieldKind.Cloze))
        {
            FieldMarks marks = reading.Marks.GetValueOrDefault(field, FieldMarks.None);
            if (marks.Has(Attributes.NoCard))
                continue;
            string text = reading.Writer.Write(field);
            List<Hole> holes = HolesOf(new Passage(text));
            if (holes.Count == 0)
                reading.Report(Rules.ClozeWithoutBracket, "This C: has nothing in brackets or between == and ==.", field.Span.Start, 2);
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < holes.Count && reading.TakesCloze(text.Length, field.Span.Start); i++)
            {
                string answer = text[holes[i].InnerStart..holes[i].InnerEnd];
                int occurrence = seen[answer] = seen.GetValueOrDefault(answer) + 1;
                string part = string.Create(CultureInfo.InvariantCulture, $"{answer}\n{occurrence}");
                reading.Drafts.Add(new Draft(CardKind.Cloze, field.Span.Start, field.Span.End, Front(text, holes, i), answer, reading.PathAt(field.Span.Start), part, marks.Id));
            }
        }
    }

    private static string Front(string text, List<Hole> holes, int asked)
    {
        var front = new StringBuilder(text.Length);
        int at = 0;
        for (int i = 0; i < holes.Count; i++)
        {
            Hole hole = holes[i];
            front.Append(text, at, hole.Start - at);
            if (i == asked)
                front.Append(Gap);
            else
                front.Append(text, hole.InnerStart, hole.InnerEnd - hole.InnerStart);
            at = hole.End;
        }

        return front.Append(text, at, text.Length - at).ToString();
    }

    private static List<Hole> HolesOf(Passage passage)
    {
        var holes = new List<Hole>();
        foreach (LeafBlock leaf in passage.Document.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null))
        {
            foreach (EmphasisInline mark in Inlines.Of(leaf).OfType<EmphasisInline>().Where(mark => mark is { DelimiterChar: '=', DelimiterCount: 2 }))
                holes.Add(new Hole(mark.Span.Start, mark.Span.Start + 2, mark.Span.End - 1, mark.Span.End + 1));
            AddBrackets(passage, leaf, holes);
        }

        var outer = new List<Hole>();
        foreach (Hole hole in holes.OrderBy(hole => hole.Start).ThenByDescending(hole => hole.End))
        {
            bool isInside = outer.Count > 0 && hole.Start < outer[^1].End;
            if (!isInside && !string.IsNullOrWhiteSpace(passage.Text[hole.InnerStart..hole.InnerEnd]))
                outer.Add(hole);
        }

        return outer;
    }

    /// <summary>Brackets may hold brackets, the outer pair counts; footnotes (<c>[^1]</c>) never do.</summary>
    private static void AddBrackets(Passage passage, LeafBlock leaf, List<Hole> holes)
    {
        var open = new Stack<int>();
        int end = Math.Min(leaf.Span.End, passage.Text.Length - 1);
        for (int i = leaf.Span.Start; i <= end; i++)
        {
            if (passage.IsOpaque(i))
                continue;
            if (passage.Text[i] == '[')
                open.Push(i);
            else if (passage.Text[i] == ']' && open.TryPop(out int start) && passage.Text[start + 1] != '^')
                holes.Add(new Hole(start, start + 1, i, i + 1));
        }
    }

    private readonly record struct Hole(int Start, int InnerStart, int InnerEnd, int End);
}
