namespace DLQuiz.Terminal.Maths;

internal sealed partial class MathParser
{
    private static IEnumerable<(string Names, Reader Read)> Fences() =>
    [
        ("left", (parser, _) => parser.ParseFence()),
        ("middle", (parser, _) => new MathNode.Delimiter(parser.TakeDelimiter(), AtomKind.Relation)),
        ("big Big bigg Bigg", (parser, _) => parser.ParseSized(null)),
        ("bigl Bigl biggl Biggl", (parser, _) => parser.ParseSized(AtomKind.Open)),
        ("bigr Bigr biggr Biggr", (parser, _) => parser.ParseSized(AtomKind.Close)),
        ("bigm Bigm biggm Biggm", (parser, _) => parser.ParseSized(AtomKind.Relation)),
        ("{", (_, _) => new MathNode.Atom("{", AtomKind.Open)),
        ("}", (_, _) => new MathNode.Atom("}", AtomKind.Close)),
        ("|", (_, _) => new MathNode.Atom("‖")),
    ];

    private MathNode ParseFence()
    {
        string open = TakeDelimiter();
        MathNode body = Flat(ParseRows());
        return SkipCommand("right")
            ? new MathNode.Fenced(open, body, TakeDelimiter())
            : new MathNode.Row([new MathNode.Atom(open, AtomKind.Open), body]);
    }

    /// <summary>Without a side of its own, a fence has the side of its shape.</summary>
    private MathNode.Delimiter? ParseSized(AtomKind? side)
    {
        string text = TakeDelimiter();
        return text.Length == 0 ? null : new MathNode.Delimiter(text, side ?? text switch
        {
            "(" or "[" or "{" or "⟨" or "⌊" or "⌈" or "⟦" => AtomKind.Open,
            ")" or "]" or "}" or "⟩" or "⌋" or "⌉" or "⟧" => AtomKind.Close,
            _ => AtomKind.Ordinary,
        });
    }

    private string TakeDelimiter()
    {
        SkipBlanks();
        if (AtEnd || AtStopper() && source[at] != '\\')
        {
            return "";
        }

        if (source[at] != '\\')
        {
            string cluster = System.Globalization.StringInfo.GetNextTextElement(source, at);
            at += cluster.Length;
            return cluster switch { "." => "", "<" => "⟨", ">" => "⟩", _ => cluster };
        }

        at++;
        string name = TakeName();
        return name is "{" or "}" ? name
            : name == "|" ? "‖"
            : MathSymbols.Atoms.TryGetValue(name, out MathNode.Atom? atom) ? atom.Text : "\\" + name;
    }
}
