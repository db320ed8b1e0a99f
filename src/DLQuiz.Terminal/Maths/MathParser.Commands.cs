using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Maths;

internal sealed partial class MathParser
{
    private MathNode? ParseCommand()
    {
        int start = at++;
        string name = TakeName();
        if (MathSymbols.Atoms.TryGetValue(name, out MathNode.Atom? atom))
        {
            return atom;
        }

        if (MathSymbols.Marks.TryGetValue(name, out char mark))
        {
            return new MathNode.Accent(name, mark, ParseArgument());
        }

        return name switch
        {
            "frac" or "dfrac" or "tfrac" or "cfrac" => new MathNode.Fraction(ParseArgument(), ParseArgument()),
            "binom" or "dbinom" or "tbinom" => Choose(),
            "sqrt" => ParseRoot(),
            "left" => ParseFence(),
            "begin" => ParseEnvironment(start),
            "text" or "textrm" or "textbf" or "textit" or "textsf" or "texttt" or "mbox" or "hbox" => new MathNode.Words(TakeRawArgument()),
            "operatorname" or "mathop" => new MathNode.Atom(AsOneAtom(TakeRawArgument()), AtomKind.Function),
            "mathrm" or "rm" => Upright(),
            "mathbf" or "boldsymbol" or "bm" or "mathit" or "mathsf" or "mathtt" or "mathnormal" or "pmb" or "mathord" or "smash" => ParseArgument(),
            "mathbb" => Lettered(MathSymbols.Blackboard),
            "mathcal" or "mathscr" or "mathfrak" => Lettered(MathSymbols.Calligraphic),
            "overset" or "stackrel" => Stacked(above: true),
            "underset" => Stacked(above: false),
            "underbrace" or "overbrace" or "boxed" or "cancel" or "phantom" => ParseArgument(),
            "color" or "label" or "vspace" or "hspace" => Ignored(1),
            "textcolor" or "colorbox" => Coloured(),
            "tag" => new MathNode.Words($"  ({TakeRawArgument()})"),
            "not" => Negated(),
            "pmod" => new MathNode.Fenced("(", new MathNode.Row([new MathNode.Words("mod "), ParseArgument()]), ")"),
            "displaystyle" or "textstyle" or "scriptstyle" or "scriptscriptstyle" or "limits" or "nolimits" or "nonumber" or "notag"
                or "big" or "Big" or "bigg" or "Bigg" or "bigl" or "bigr" or "Bigl" or "Bigr" or "biggl" or "biggr" or "Biggl" or "Biggr"
                or "middle" or "bf" or "it" or "hline" or "!" or "," or ":" or ">" or "/" => null,
            ";" or " " or "\n" => new MathNode.Atom(" ", AtomKind.Space),
            "quad" or "qquad" => new MathNode.Atom("  ", AtomKind.Space),
            "{" => new MathNode.Atom("{", AtomKind.Open),
            "}" => new MathNode.Atom("}", AtomKind.Close),
            "|" => new MathNode.Atom("‖"),
            "%" or "$" or "#" or "&" or "_" or "-" or "." => new MathNode.Atom(name),
            _ => AsWritten(start),
        };
    }

    private MathNode.Unknown AsWritten(int start)
    {
        while (!AtEnd && source[at] is '{' or '[')
        {
            char open = source[at];
            TakeBalanced(open, open == '{' ? '}' : ']');
            if (AtEnd)
            {
                break;
            }
        }

        return new MathNode.Unknown(source[start..at]);
    }

    private MathNode.Fenced Choose() => new("(", new MathNode.Row([ParseArgument(), new MathNode.Words(" choose "), ParseArgument()]), ")");

    private MathNode.Root ParseRoot()
    {
        SkipBlanks();
        MathNode? degree = null;
        if (!AtEnd && source[at] == '[')
        {
            string inner = TakeBalanced('[', ']');
            degree = new MathParser(inner.EndsWith(']') ? inner[1..^1] : inner[1..]) { depth = depth }.ParseRow();
        }

        return new MathNode.Root(degree, ParseArgument());
    }

    private MathNode ParseFence()
    {
        string open = TakeDelimiter();
        MathNode body = Flat(ParseRows());
        return SkipCommand("right")
            ? new MathNode.Fenced(open, body, TakeDelimiter())
            : new MathNode.Row([new MathNode.Atom(open, AtomKind.Open), body]);
    }

    private string TakeDelimiter()
    {
        SkipBlanks();
        if (AtEnd)
        {
            return "";
        }

        if (source[at] != '\\')
        {
            char c = source[at++];
            return c switch { '.' => "", '<' => "⟨", '>' => "⟩", _ => c.ToString() };
        }

        at++;
        string name = TakeName();
        return name is "{" or "}" ? name
            : name == "|" ? "‖"
            : MathSymbols.Atoms.TryGetValue(name, out MathNode.Atom? atom) ? atom.Text : "\\" + name;
    }

    private MathNode ParseEnvironment(int start)
    {
        string environment = TakeRawArgument().TrimEnd('*');
        if (environment is "array" or "alignedat" or "alignat")
        {
            SkipBracketed();
            TakeRawArgument();
        }

        List<ImmutableArray<MathNode>> rows = ParseRows();
        if (!SkipCommand("end"))
        {
            return new MathNode.Row([new MathNode.Unknown(source[start..(start + "\\begin".Length)]), new MathNode.Words($"{{{environment}}}"), Flat(rows)]);
        }

        TakeRawArgument();
        // A last \\ makes a row without anything in it.
        if (rows.Count > 1 && rows[^1] is [MathNode.Row { Parts.IsEmpty: true }])
        {
            rows.RemoveAt(rows.Count - 1);
        }

        return new MathNode.Grid(environment, [.. rows]);
    }

    private static string AsOneAtom(string text) => text.Replace("\\,", " ", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal).Trim('*', ' ');

    /// <summary>One upright letter is a symbol (<c>\mathrm{d}x</c>), more of them are a word.</summary>
    private MathNode Upright()
    {
        string text = AsOneAtom(TakeRawArgument());
        return Cells.Width(text) <= 1 ? new MathNode.Atom(text) : new MathNode.Words(text);
    }

    private MathNode Lettered(IReadOnlyDictionary<string, string> letters)
    {
        MathNode argument = ParseArgument();
        return argument switch
        {
            MathNode.Atom atom => Letter(atom),
            MathNode.Row row => new MathNode.Row([.. row.Parts.Select(part => part is MathNode.Atom atom ? Letter(atom) : part)]),
            _ => argument,
        };

        MathNode.Atom Letter(MathNode.Atom atom) => atom with { Text = letters.GetValueOrDefault(atom.Text, atom.Text) };
    }

    private MathNode.Scripts Stacked(bool above)
    {
        MathNode mark = ParseArgument();
        MathNode node = ParseArgument();
        return new MathNode.Scripts(node, above ? null : mark, above ? mark : null);
    }

    private MathNode? Ignored(int arguments)
    {
        for (int i = 0; i < arguments; i++)
        {
            TakeRawArgument();
        }

        return null;
    }

    private MathNode Coloured()
    {
        TakeRawArgument();
        return ParseArgument();
    }

    private MathNode.Row Negated()
    {
        MathNode argument = ParseArgument();
        return argument is MathNode.Atom atom
            ? new MathNode.Row([atom with { Text = (atom.Text + '\u0338').Normalize() }])
            : new MathNode.Row([new MathNode.Atom("¬"), argument]);
    }
}
