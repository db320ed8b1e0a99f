using System.Collections.Immutable;

namespace DLQuiz.Terminal.Maths;

/// <summary>Reads TeX maths into a tree; takes any text, loses nothing of it and never fails.</summary>
internal sealed partial class MathParser
{
    /// <summary>Groups within groups; what is deeper is shown as written.</summary>
    private const int DeepestNesting = 48;

    private readonly string source;
    private int at;
    private int depth;

    private MathParser(string source) => this.source = source;

    /// <summary>A <see cref="MathNode.Grid"/> without a name when <c>\\</c> or <c>&amp;</c> stands outside every environment.</summary>
    public static MathNode Parse(string source)
    {
        MathParser parser = new(source);
        List<ImmutableArray<MathNode>> rows = parser.ParseRows();
        while (!parser.AtEnd)
        {
            // A closing brace, \right or \end without its beginning stopped the rows: it is text like any other.
            MathNode stopper = new MathNode.Unknown(parser.TakeStopper());
            List<ImmutableArray<MathNode>> more = parser.ParseRows();
            rows[^1] = [.. rows[^1].SkipLast(1), Join(Join(rows[^1][^1], stopper), more[0][0]), .. more[0].Skip(1)];
            rows.AddRange(more.Skip(1));
        }

        return rows is [[var only]] ? only : new MathNode.Grid("", [.. rows]);
    }

    private bool AtEnd => at >= source.Length;

    private static MathNode.Row Join(MathNode first, MathNode second) =>
        new([.. PartsOf(first), .. PartsOf(second)]);

    private static ImmutableArray<MathNode> PartsOf(MathNode node) => node is MathNode.Row row ? row.Parts : [node];

    private List<ImmutableArray<MathNode>> ParseRows()
    {
        List<ImmutableArray<MathNode>> rows = [];
        ImmutableArray<MathNode>.Builder cells = ImmutableArray.CreateBuilder<MathNode>();
        while (true)
        {
            cells.Add(ParseRow());
            if (Skip("&"))
            {
                continue;
            }

            bool another = Skip("\\\\") || Skip("\\cr");
            rows.Add(cells.ToImmutable());
            cells.Clear();
            if (!another)
            {
                return rows;
            }

            SkipBracketed();
        }
    }

    /// <summary>Up to something that ends a row: a brace, an ampersand, a new row, <c>\right</c> or <c>\end</c>.</summary>
    private MathNode.Row ParseRow()
    {
        ImmutableArray<MathNode>.Builder parts = ImmutableArray.CreateBuilder<MathNode>();
        SkipBlanks();
        while (!AtEnd && !AtStopper())
        {
            if (SkipCommand("over"))
            {
                MathNode above = new MathNode.Row(parts.ToImmutable());
                return new MathNode.Row([new MathNode.Fraction(above, Nested(ParseRow) ?? MathNode.Row.Empty)]);
            }

            if (SkipCommand("choose"))
            {
                MathNode above = new MathNode.Row(parts.ToImmutable());
                return new MathNode.Row([new MathNode.Binomial(above, Nested(ParseRow) ?? MathNode.Row.Empty)]);
            }

            if (ParseScripted() is { } part)
            {
                parts.Add(part);
            }

            SkipBlanks();
        }

        return new MathNode.Row(parts.ToImmutable());
    }

    private bool AtStopper() => source[at] is '}' or '&' || Looking("\\\\")
        || LookingAtCommand("right") || LookingAtCommand("end") || LookingAtCommand("cr");

    private string TakeStopper()
    {
        int start = at;
        at++;
        while (start < source.Length && source[start] == '\\' && !AtEnd && char.IsAsciiLetter(source[at]))
        {
            at++;
        }

        return source[start..at];
    }

    /// <summary>One atom with what is written above and below it; null for a command that shows nothing.</summary>
    private MathNode? ParseScripted()
    {
        MathNode? node = source[at] is '^' or '_' or '\'' ? MathNode.Row.Empty : ParseAtom();
        ScriptPlace place = node is MathNode.Brace ? ScriptPlace.Stacked : ScriptPlace.ByBase;
        MathNode? below = null, above = null;
        while (true)
        {
            SkipBlanks();
            if (Skip("'"))
            {
                above = above is null ? new MathNode.Atom("′") : Join(above, new MathNode.Atom("′"));
            }
            else if ((above is null || IsPrime(above)) && Skip("^"))
            {
                above = above is null ? ParseArgument() : Join(above, ParseArgument());
            }
            else if (below is null && Skip("_"))
            {
                below = ParseArgument();
            }
            else if (SkipCommand("limits"))
            {
                place = ScriptPlace.Stacked;
            }
            else if (SkipCommand("nolimits"))
            {
                place = ScriptPlace.Beside;
            }
            else
            {
                return below is null && above is null ? node : new MathNode.Scripts(node ?? MathNode.Row.Empty, below, above, place);
            }
        }
    }

    private static bool IsPrime(MathNode node) => node is MathNode.Atom { Text: "′" } or MathNode.Row { Parts: [MathNode.Atom { Text: "′" }, ..] };

    private MathNode? ParseAtom()
    {
        char c = source[at];
        if (c == '{')
        {
            return Nested(ParseGroup);
        }

        if (c == '\\')
        {
            return Nested(ParseCommand);
        }

        return AtNumber ? ParseNumber() : ParseCharacter();
    }

    private MathNode? Nested(Func<MathNode?> parse)
    {
        if (depth >= DeepestNesting)
        {
            string rest = source[at..];
            at = source.Length;
            return new MathNode.Unknown(rest);
        }

        depth++;
        MathNode? node = parse();
        depth--;
        return node;
    }

    private MathNode ParseGroup()
    {
        int start = at++;
        List<ImmutableArray<MathNode>> rows = ParseRows();
        if (!Skip("}"))
        {
            // Never closed: the brace shows.
            MathNode.Row open = new([new MathNode.Unknown(source[start].ToString()), Flat(rows)]);
            return open;
        }

        return Flat(rows);
    }

    private static MathNode Flat(List<ImmutableArray<MathNode>> rows) => rows is [[var only]] ? only : new MathNode.Grid("", [.. rows]);

    /// <summary>A group, or the one atom that follows.</summary>
    private MathNode ParseArgument()
    {
        SkipBlanks();
        if (AtEnd || AtStopper() || source[at] is '^' or '_')
        {
            return MathNode.Row.Empty;
        }

        if (char.IsAsciiDigit(source[at]))
        {
            return new MathNode.Atom(source[at++].ToString(), AtomKind.Number);
        }

        return ParseAtom() ?? MathNode.Row.Empty;
    }
}
