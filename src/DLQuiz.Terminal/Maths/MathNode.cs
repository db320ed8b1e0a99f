using System.Collections.Immutable;

namespace DLQuiz.Terminal.Maths;

/// <summary>How an atom spaces itself from its neighbours (the classes of TeX, The TeXbook, chapter 18).</summary>
public enum AtomKind
{
    Ordinary,

    /// <summary>Digits with their point.</summary>
    Number,

    /// <summary>A named function: log, max.</summary>
    Function,

    /// <summary>A sum, product or integral.</summary>
    Big,
    Binary,
    Relation,
    Open,
    Close,
    Punctuation,

    /// <summary>A fraction, matrix or tall fence, which stands apart from factors beside it.</summary>
    Inner,

    /// <summary>Blank, as wide as its text.</summary>
    Space,
}

/// <summary>How roomy a formula is laid out.</summary>
public enum MathStyle
{
    /// <summary>On lines of its own: limits stand above and below.</summary>
    Display,

    /// <summary>Within a fraction or a cell: limits stand beside where Unicode has them small.</summary>
    Text,

    /// <summary>A sub- or superscript: no blanks around operators.</summary>
    Script,
}

/// <summary>Where sub- and superscript stand.</summary>
public enum ScriptPlace
{
    /// <summary>As the base asks for: a sum has limits in display, everything else has scripts.</summary>
    ByBase,

    /// <summary>Above and below, whatever the base.</summary>
    Stacked,
    Beside,
}

/// <summary>A formula as a tree, from which every layout is made.</summary>
public abstract record MathNode
{
    private MathNode()
    {
    }

    public sealed record Row(ImmutableArray<MathNode> Parts) : MathNode
    {
        public static readonly Row Empty = new([]);
    }

    /// <param name="Text">What shows.</param>
    /// <param name="Kind">Its class.</param>
    /// <param name="HasLimits">Whether scripts stand above and below it in display.</param>
    public sealed record Atom(string Text, AtomKind Kind = AtomKind.Ordinary, bool HasLimits = false) : MathNode;

    /// <param name="Above">The numerator.</param>
    /// <param name="Below">The denominator.</param>
    /// <param name="IsSmall">Written <c>\tfrac</c>: one character where Unicode has it.</param>
    public sealed record Fraction(MathNode Above, MathNode Below, bool IsSmall = false) : MathNode;

    public sealed record Binomial(MathNode Above, MathNode Below) : MathNode;

    /// <summary>A square root where <paramref name="Degree"/> is null.</summary>
    public sealed record Root(MathNode? Degree, MathNode Radicand) : MathNode;

    /// <summary>Sub- and superscript, or the limits of a big operator.</summary>
    public sealed record Scripts(MathNode Base, MathNode? Below, MathNode? Above, ScriptPlace Place = ScriptPlace.ByBase) : MathNode;

    /// <param name="Name">As the source has it, without the backslash.</param>
    /// <param name="Mark">The combining character.</param>
    /// <param name="Base">What carries the mark.</param>
    public sealed record Accent(string Name, char Mark, MathNode Base) : MathNode;

    /// <summary>Fences that grow with what they enclose; an empty one is not drawn.</summary>
    public sealed record Fenced(string Open, MathNode Body, string Close) : MathNode;

    /// <summary>A single fence that grows with its row: <c>\middle|</c>, <c>\Big|</c>.</summary>
    public sealed record Delimiter(string Text, AtomKind Kind) : MathNode;

    /// <summary>A brace along the whole of the body; its label comes as script.</summary>
    public sealed record Brace(bool IsOver, MathNode Body) : MathNode;

    /// <summary>An arrow as long as its labels ask.</summary>
    public sealed record Arrow(string Glyph, MathNode? Below, MathNode? Above) : MathNode;

    public sealed record Boxed(MathNode Body) : MathNode;

    /// <summary>Crossed out.</summary>
    public sealed record Struck(MathNode Body) : MathNode;

    /// <summary>Room without ink.</summary>
    public sealed record Phantom(MathNode Body, bool KeepsWidth, bool KeepsHeight) : MathNode;

    /// <summary>A line across a grid, above the row that it begins.</summary>
    public sealed record Rule : MathNode;

    /// <summary>From here to the end of its row.</summary>
    public sealed record Switch(MathStyle Style) : MathNode;

    /// <summary>Text inside a formula, its blanks kept.</summary>
    public sealed record Words(string Text) : MathNode;

    /// <summary>Rows of cells.</summary>
    /// <param name="Environment">Empty for lines broken by <c>\\</c> without one.</param>
    /// <param name="Rows">Not all of the same length.</param>
    /// <param name="Columns">What an array says of its columns: <c>lc|r</c>.</param>
    public sealed record Grid(string Environment, ImmutableArray<ImmutableArray<MathNode>> Rows, string Columns = "") : MathNode;

    /// <summary>A command that is not known here, with its arguments, as the source has it.</summary>
    public sealed record Unknown(string Source) : MathNode;
}
