using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Maths;

internal sealed partial class MathParser
{
    private static IEnumerable<(string Names, Reader Read)> Lettering() =>
    [
        ("mathrm mathsf mathtt mathup", (parser, _) => parser.Upright()),
        ("mathit boldsymbol bm mathnormal pmb mathord mathinner smash mathstrut ensuremath symbf symit symbfit", (parser, _) => parser.ParseArgument()),
        ("mathbf bold", (parser, _) => Lettered(parser.ParseArgument(), MathSymbols.Bold)),
        ("mathbb Bbb mathds", (parser, _) => Lettered(parser.ParseArgument(), MathSymbols.Blackboard)),
        ("mathcal mathscr cal", (parser, _) => Lettered(parser.ParseArgument(), MathSymbols.Calligraphic)),
        ("mathfrak frak", (parser, _) => Lettered(parser.ParseArgument(), MathSymbols.Fraktur)),
        ("rm bf it sf tt normalfont", (_, _) => null),
    ];

    /// <summary>One upright letter is a symbol (<c>\mathrm{d}x</c>), more of them are a word.</summary>
    private MathNode Upright()
    {
        string text = Name();
        return Cells.Width(text) <= 1 ? new MathNode.Atom(text) : new MathNode.Words(text);
    }

    private static MathNode Lettered(MathNode node, IReadOnlyDictionary<string, string> letters) => node switch
    {
        MathNode.Atom { Kind: AtomKind.Number } number => number with { Text = string.Concat(number.Text.Select(digit => letters.GetValueOrDefault(digit.ToString(), digit.ToString()))) },
        MathNode.Atom atom => atom with { Text = letters.GetValueOrDefault(atom.Text, atom.Text) },
        MathNode.Row row => new MathNode.Row([.. row.Parts.Select(part => Lettered(part, letters))]),
        MathNode.Scripts scripts => scripts with { Base = Lettered(scripts.Base, letters) },
        MathNode.Accent accent => accent with { Base = Lettered(accent.Base, letters) },
        _ => node,
    };
}
