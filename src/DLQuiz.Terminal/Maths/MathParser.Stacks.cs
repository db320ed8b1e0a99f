using System.Collections.Immutable;

namespace DLQuiz.Terminal.Maths;

internal sealed partial class MathParser
{
    /// <summary>One thing above another: labels, braces, arrows, lines of limits.</summary>
    private static IEnumerable<(string Names, Reader Read)> Stacks() =>
    [
        ("overset stackrel", (parser, _) => parser.Stacked(above: true)),
        ("underset", (parser, _) => parser.Stacked(above: false)),
        ("underbrace", (parser, _) => new MathNode.Brace(IsOver: false, parser.ParseArgument())),
        ("overbrace", (parser, _) => new MathNode.Brace(IsOver: true, parser.ParseArgument())),
        ("substack", (parser, _) => parser.Substack()),
        ("xrightarrow", (parser, _) => parser.ParseArrow("→")),
        ("xleftarrow", (parser, _) => parser.ParseArrow("←")),
        ("xleftrightarrow", (parser, _) => parser.ParseArrow("↔")),
        ("xRightarrow", (parser, _) => parser.ParseArrow("⇒")),
        ("xLeftarrow", (parser, _) => parser.ParseArrow("⇐")),
        ("xmapsto", (parser, _) => parser.ParseArrow("↦")),
        ("xlongequal", (parser, _) => parser.ParseArrow("=")),
    ];

    private MathNode.Scripts Stacked(bool above)
    {
        MathNode mark = ParseArgument();
        MathNode node = ParseArgument();
        return new MathNode.Scripts(node, above ? null : mark, above ? mark : null, ScriptPlace.Stacked);
    }

    private MathNode.Arrow ParseArrow(string glyph)
    {
        MathNode? below = ParseOption();
        MathNode above = ParseArgument();
        return new MathNode.Arrow(glyph, below, above is MathNode.Row { Parts.IsEmpty: true } ? null : above);
    }

    private MathNode Substack()
    {
        MathNode lines = ParseArgument();
        return lines is MathNode.Grid grid ? grid with { Environment = "substack" } : lines;
    }

    /// <summary>A mark of one letter over a letter with scripts belongs to the letter: x̂ᵢ.</summary>
    private static MathNode Marked(string name, char mark, MathNode node) => node switch
    {
        MathNode.Row { Parts: [var only] } => Marked(name, mark, only),
        MathNode.Scripts { Base: MathNode.Atom } scripts when !name.StartsWith("over", StringComparison.Ordinal) && !name.StartsWith("under", StringComparison.Ordinal)
            => scripts with { Base = Marked(name, mark, scripts.Base) },
        _ => new MathNode.Accent(name, mark, node),
    };

    private MathNode ParseEnvironment(int start)
    {
        string name = TakeRawArgument();
        string environment = name.TrimEnd('*');
        string columns = "";
        if (environment is "array" or "alignedat" or "alignat")
        {
            SkipBracketed();
            columns = TakeRawArgument();
        }

        int inner = at;
        List<ImmutableArray<MathNode>> rows = ParseRows();
        if (!LookingAtCommand("end") || !Environments.Contains(environment))
        {
            // Never closed or not known: its beginning shows as written, and so does its end when that comes.
            MathNode begin = new MathNode.Unknown(source[start..inner]);
            MathNode end = Skip("\\end") ? new MathNode.Unknown($"\\end{{{TakeRawArgument()}}}") : MathNode.Row.Empty;
            return new MathNode.Row([begin, Flat(rows), end]);
        }

        SkipCommand("end");
        TakeRawArgument();
        // A last \\ makes a row without anything in it.
        if (rows.Count > 1 && rows[^1] is [MathNode.Row { Parts.IsEmpty: true }])
        {
            rows.RemoveAt(rows.Count - 1);
        }

        return new MathNode.Grid(environment, [.. rows], environment == "array" ? columns : "");
    }

    private static readonly ImmutableHashSet<string> Environments =
    [
        "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix", "Vmatrix", "smallmatrix", "array", "cases", "dcases", "rcases", "substack", "subarray",
        "aligned", "align", "alignat", "alignedat", "split", "eqnarray", "gather", "gathered", "multline", "equation", "displaymath", "math",
    ];
}
