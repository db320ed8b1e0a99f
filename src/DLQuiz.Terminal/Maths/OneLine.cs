using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DLQuiz.Terminal.Maths.Drawing;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Maths;

/// <summary>A formula in one row of characters: <c>x̂ = (x − μ)/√(σ² + ϵ)</c>.</summary>
internal static partial class OneLine
{
    /// <summary>How tightly a piece of a row holds together, which decides where parentheses are needed.</summary>
    private enum Hold
    {
        Atom,

        /// <summary>Factors side by side.</summary>
        Product,

        /// <summary>Terms, relations, words.</summary>
        Loose,
    }

    private readonly record struct Piece(string Text, AtomKind Kind, Hold Hold);

    /// <summary>A formula without line breaks of its own.</summary>
    public static string Of(MathNode node) => Lay(node, tight: false).Text.Trim();

    /// <summary>Without blanks around operators, as a script has it.</summary>
    public static string Tight(MathNode node) => Lay(node, tight: true).Text.Trim();

    /// <summary>One string for each row of an aligned or broken formula, a single one for every other.</summary>
    public static ImmutableArray<string> Lines(MathNode node)
    {
        MathNode inner = node is MathNode.Row { Parts: [MathNode.Grid grid] } ? grid : node;
        return inner is MathNode.Grid { Environment: "" or "align" or "aligned" or "gather" or "gathered" or "split" or "eqnarray" or "equation" or "multline" or "alignat" or "alignedat" } rows
            ? [.. rows.Rows.Select(row => CellsOf(row, "", tight: false)).Where(text => text.Length > 0)]
            : [Of(node)];
    }

    private static Piece Lay(MathNode node, bool tight) => node switch
    {
        MathNode.Atom atom => new Piece(atom.Text, atom.Kind, Hold.Atom),
        MathNode.Delimiter fence => new Piece(fence.Text, fence.Kind, Hold.Atom),
        MathNode.Words words => new Piece(words.Text, AtomKind.Ordinary, words.Text.Contains(' ', StringComparison.Ordinal) ? Hold.Loose : Hold.Atom),
        MathNode.Unknown unknown => new Piece(unknown.Source.ReplaceLineEndings(" "), AtomKind.Ordinary, Hold.Atom),
        MathNode.Row row => LayRow(row, tight),
        MathNode.Fraction fraction => LayFraction(fraction, tight),
        MathNode.Root root => LayRoot(root, tight),
        MathNode.Scripts scripts => LayScripts(scripts, tight),
        MathNode.Accent accent => LayAccent(accent, tight),
        MathNode.Fenced fenced => new Piece(fenced.Open + Lay(fenced.Body, tight).Text + fenced.Close, AtomKind.Ordinary, Hold.Atom),
        MathNode.Grid grid => LayGrid(grid, tight),
        _ => LayStack(node, tight),
    };

    private static Piece LayRow(MathNode.Row row, bool tight)
    {
        if (row.Parts is [var only])
        {
            return Lay(only, tight);
        }

        List<(MathNode Node, Piece Piece)> parts = [.. row.Parts.Select(part => (part, Lay(part, tight))).Where(part => part.Item2.Text.Length > 0)];
        StringBuilder text = new();
        Hold hold = parts.Count > 1 ? Hold.Product : Hold.Atom;
        for (int i = 0; i < parts.Count; i++)
        {
            Piece? before = i > 0 ? parts[i - 1].Piece : null;
            Piece? after = i + 1 < parts.Count ? parts[i + 1].Piece : null;
            (string left, string shown, string right) = Spaced(before, parts[i].Node, parts[i].Piece, after, tight);
            if (text.Length == 0 || text[^1] == ' ')
            {
                left = "";
                shown = shown == " " ? "" : shown;
            }

            text.Append(left).Append(shown).Append(right);
            if (left.Length + right.Length > 0 || parts[i].Piece is { Kind: AtomKind.Binary or AtomKind.Relation or AtomKind.Punctuation } or { Hold: Hold.Loose })
            {
                hold = Hold.Loose;
            }
        }

        return new Piece(text.ToString(), AtomKind.Ordinary, hold);
    }

    private static (string Left, string Text, string Right) Spaced(Piece? before, MathNode node, Piece piece, Piece? after, bool tight)
    {
        string gap = tight ? "" : " ";
        // An unknown command ends where its name ends, which a blank must show.
        switch (node is MathNode.Unknown && char.IsLetter(piece.Text[^1]) ? AtomKind.Function : piece.Kind)
        {
            case AtomKind.Relation:
                return (gap, piece.Text, after is null ? "" : gap);
            case AtomKind.Binary:
                bool unary = before is null or { Kind: AtomKind.Binary or AtomKind.Relation or AtomKind.Open or AtomKind.Punctuation or AtomKind.Function or AtomKind.Big };
                bool word = char.IsAsciiLetter(piece.Text[0]);
                return unary && !word ? ("", piece.Text, "") : (word ? " " : gap, piece.Text, after is null ? "" : word ? " " : gap);
            case AtomKind.Punctuation:
                return ("", piece.Text, after is null ? "" : gap);
            case AtomKind.Function or AtomKind.Big:
                // A named function needs its blanks even in a script, or "2 log x" would read "2logx".
                string left = before is { Kind: AtomKind.Ordinary or AtomKind.Number or AtomKind.Close or AtomKind.Function or AtomKind.Big } ? " " : "";
                string right = after is null or { Kind: AtomKind.Punctuation or AtomKind.Close or AtomKind.Relation or AtomKind.Space } ? ""
                    : piece.Kind == AtomKind.Function && after.Value.Text[0] is '(' or '[' or '{' or '⟨' ? "" : " ";
                return (left, piece.Text, right);
            default:
                bool isFactor = node is MathNode.Fraction && piece.Text.Length > 1 && (IsFactor(before) || IsFactor(after) || before is { Kind: AtomKind.Close } || after is { Kind: AtomKind.Open });
                return ("", isFactor ? $"({piece.Text})" : piece.Text, "");
        }
    }

    private static bool IsFactor(Piece? neighbour) =>
        neighbour is { Kind: AtomKind.Ordinary or AtomKind.Number or AtomKind.Function or AtomKind.Big };

    private static string Operand(MathNode node, bool tight)
    {
        Piece piece = Lay(node, tight);
        return piece.Hold == Hold.Loose || node is MathNode.Fraction or MathNode.Row { Parts: [MathNode.Fraction] } ? $"({piece.Text})" : piece.Text;
    }

    private static string Divisor(MathNode node, bool tight)
    {
        Piece piece = Lay(node, tight);
        bool isDifferential = node is MathNode.Row { Parts: [MathNode.Atom { Text: "∂" or "d" }, not MathNode.Fraction] };
        return piece.Hold == Hold.Atom || (isDifferential && piece.Hold == Hold.Product) ? piece.Text : $"({piece.Text})";
    }

    private static Piece LayRoot(MathNode.Root root, bool tight)
    {
        Piece radicand = Lay(root.Radicand, tight);
        string degree = root.Degree is null ? "" : Of(root.Degree);
        string sign = degree switch { "" or "2" => "√", "3" => "∛", "4" => "∜", _ => Script(degree, MathSymbols.Above) is { } raised ? raised + "√" : $"root[{degree}]" };
        bool plain = radicand.Hold == Hold.Atom && RootDrawing.IsOneSign(root.Radicand) && !radicand.Text.Contains('_', StringComparison.Ordinal);
        return new Piece(plain ? sign + radicand.Text : $"{sign}({radicand.Text})", AtomKind.Ordinary, Hold.Atom);
    }

    private static Piece LayScripts(MathNode.Scripts scripts, bool tight)
    {
        Piece body = Lay(scripts.Base, tight);
        string shown = body.Hold == Hold.Atom ? body.Text : $"({body.Text})";
        string below = scripts.Below is null ? "" : Attach("_", Lay(scripts.Below, tight: true).Text, MathSymbols.Below);
        string above = scripts.Above is null ? "" : Attach("^", Lay(scripts.Above, tight: true).Text, MathSymbols.Above);
        return new Piece(shown + below + above, body.Kind is AtomKind.Function or AtomKind.Big or AtomKind.Relation or AtomKind.Binary ? body.Kind : AtomKind.Ordinary, Hold.Atom);
    }

    private static string Attach(string sign, string script, IReadOnlyDictionary<string, string> raised) =>
        Script(script, raised) ?? (Cells.Clusters(script).Take(2).Count() == 1 || script is ['(', .., ')'] ? sign + script : $"{sign}({script})");

    /// <summary>Null when Unicode lacks one of the characters in that position.</summary>
    public static string? Script(string text, IReadOnlyDictionary<string, string> raised)
    {
        StringBuilder script = new();
        foreach (string cluster in Cells.Clusters(text))
        {
            if (!raised.TryGetValue(cluster, out string? character))
            {
                return null;
            }

            script.Append(character);
        }

        return script.ToString();
    }

    private static Piece LayAccent(MathNode.Accent accent, bool tight)
    {
        Piece body = Lay(accent.Base, tight);
        int letters = new StringInfo(body.Text).LengthInTextElements;
        bool spans = accent.Mark is '\u0305' or '\u0332' or '\u0304';
        string text = letters == 1 ? (body.Text + accent.Mark).Normalize()
            : spans && letters > 0 && body.Hold != Hold.Loose ? string.Concat(Cells.Clusters(body.Text).Select(cluster => cluster + accent.Mark))
            : $"{accent.Name}({body.Text})";
        return new Piece(text, AtomKind.Ordinary, Hold.Atom);
    }
}
