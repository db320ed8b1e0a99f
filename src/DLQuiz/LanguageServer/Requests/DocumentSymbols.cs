using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.LanguageServer.Protocol;
using DLQuiz.Terminal.Text;
using Range = DLQuiz.LanguageServer.Protocol.Range;

namespace DLQuiz.LanguageServer.Requests;

/// <summary>A heading or a card in the outline; <paramref name="Kind"/> is a number of the protocol's list.</summary>
internal sealed record Symbol(string Name, string? Detail, int Kind, Range Range, Range SelectionRange, List<Symbol> Children);

/// <summary>The outline of a note: its cards under their headings.</summary>
internal sealed class DocumentSymbols : MessageHandler<DocumentParams>
{
    private const int Heading = 3;
    private const int Card = 15;
    private const int Number = 16;
    private const int Columns = 80;

    public override string Method => "textDocument/documentSymbol";

    public override void Offer(Dictionary<string, object> capabilities) => capabilities["documentSymbolProvider"] = true;

    public override object Handle(DocumentParams parameters, Session session)
    {
        OpenNote note = session.Get(parameters.TextDocument.Uri);
        Dictionary<int, Card[]> cards = note.Compiled.Cards.GroupBy(card => card.Span.Line - 1).ToDictionary(group => group.Key, group => group.ToArray());
        var roots = new List<Symbol>();
        var open = new Stack<(int Level, Symbol Symbol)>();
        ImmutableArray<(int Line, int Level)> marks = Marks(note, cards);
        for (int i = 0; i < marks.Length; i++)
        {
            (int line, int level) = marks[i];
            while (open.TryPeek(out (int Level, Symbol Symbol) above) && above.Level >= level)
            {
                open.Pop();
            }

            Symbol symbol = SymbolAt(note, marks, i, cards.GetValueOrDefault(line) ?? []);
            (open.TryPeek(out (int Level, Symbol Symbol) parent) ? parent.Symbol.Children : roots).Add(symbol);
            open.Push((level, symbol));
        }

        return roots;
    }

    /// <summary>Lines that begin a heading, with its level, or a card, which is below every heading.</summary>
    private static ImmutableArray<(int Line, int Level)> Marks(OpenNote note, Dictionary<int, Card[]> cards)
    {
        const int BelowHeadings = 7;
        var marks = ImmutableArray.CreateBuilder<(int, int)>();
        for (int line = 0; line < note.Lines.Count; line++)
        {
            int level = note.Regions.IsFrontMatter(line) || note.Regions.FenceAt(line) is not null ? 0 : LevelOf(note.Lines[line]);
            if (level > 0 || cards.ContainsKey(line))
            {
                marks.Add((line, level > 0 ? level : BelowHeadings));
            }
        }

        return marks.ToImmutable();
    }

    private static int LevelOf(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.TrimStart(' ');
        int level = text.Length - text.TrimStart('#').Length;
        return line.Length - text.Length < 4 && level is > 0 and < 7 && (text.Length == level || text[level] is ' ' or '\t') ? level : 0;
    }

    /// <summary>It ends where the next of its level or above begins; a name is never empty, for editors refuse that.</summary>
    private static Symbol SymbolAt(OpenNote note, ImmutableArray<(int Line, int Level)> marks, int index, Card[] cards)
    {
        (int line, int level) = marks[index];
        int end = index + 1;
        while (end < marks.Length && marks[end].Level > level)
        {
            end++;
        }

        int last = end < marks.Length ? marks[end].Line - 1 : note.Lines.Count - 1;
        while (last > line && note.Lines[last].IsWhiteSpace())
        {
            last--;
        }

        string name = cards.Length > 0 ? cards[0].Front.Split('\n', 2)[0] : note.Lines[line].Trim("# \t").ToString();
        int kind = cards.Length == 0 ? Heading : cards[0].Question is null ? Card : Number;
        string? detail = cards.Length == 0 ? null : cards.Length == 1 ? cards[0].Id ?? CardKinds.Of(cards[0].Kind).Name : $"{cards.Length} cards";
        return new Symbol(
            name.Length == 0 ? "(untitled)" : Cells.Take(name, Columns),
            detail,
            kind,
            new Range(new Position(line, 0), new Position(last, note.Lines[last].Length)),
            new Range(new Position(line, 0), new Position(line, note.Lines[line].Length)),
            []);
    }
}
