namespace DLQuiz.Terminal.Maths;

internal sealed partial class MathParser
{
    private static IEnumerable<(string Names, Reader Read)> Spacing() =>
    [
        (", : > thinspace medspace enspace", (_, _) => new MathNode.Atom(" ", AtomKind.Space)),
        ("; thickspace space nobreakspace", (_, _) => new MathNode.Atom(" ", AtomKind.Space)),
        ("quad", (_, _) => new MathNode.Atom("  ", AtomKind.Space)),
        ("qquad", (_, _) => new MathNode.Atom("    ", AtomKind.Space)),
        ("hline midrule toprule bottomrule", (_, _) => new MathNode.Rule()),
        ("hspace mspace", (parser, _) => parser.ParseHspace()),
        ("displaystyle", (_, _) => new MathNode.Switch(MathStyle.Display)),
        ("textstyle", (_, _) => new MathNode.Switch(MathStyle.Text)),
        ("scriptstyle scriptscriptstyle", (_, _) => new MathNode.Switch(MathStyle.Script)),
        ("! / limits nolimits nonumber notag relax strut allowbreak nobreak protect null noindent centering negthinspace displaylimits hfill", (_, _) => null),
    ];

    private MathNode.Atom ParseHspace()
    {
        Skip("*");
        TakeRawArgument();
        return new MathNode.Atom("  ", AtomKind.Space);
    }
}
