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

    /// <summary>Blank, as wide as its text.</summary>
    Space,
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

    public sealed record Atom(string Text, AtomKind Kind = AtomKind.Ordinary) : MathNode;

    public sealed record Fraction(MathNode Above, MathNode Below) : MathNode;

    /// <summary>A square root where <paramref name="Degree"/> is null.</summary>
    public sealed record Root(MathNode? Degree, MathNode Radicand) : MathNode;

    /// <summary>Sub- and superscript, or the limits of a big operator.</summary>
    public sealed record Scripts(MathNode Base, MathNode? Below, MathNode? Above) : MathNode;

    /// <param name="Name">As the source has it, without the backslash.</param>
    /// <param name="Mark">The combining character.</param>
    /// <param name="Base">What carries the mark.</param>
    public sealed record Accent(string Name, char Mark, MathNode Base) : MathNode;

    public sealed record Fenced(string Open, MathNode Body, string Close) : MathNode;

    /// <summary>Text inside a formula, its blanks kept.</summary>
    public sealed record Words(string Text) : MathNode;

    /// <summary>Rows of cells; the environment is empty for lines broken by <c>\\</c> without one.</summary>
    public sealed record Grid(string Environment, ImmutableArray<ImmutableArray<MathNode>> Rows) : MathNode;

    /// <summary>A command that is not known here, with its arguments, as the source has it.</summary>
    public sealed record Unknown(string Source) : MathNode;
}
