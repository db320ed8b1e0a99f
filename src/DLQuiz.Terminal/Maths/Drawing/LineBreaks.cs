using System.Runtime.InteropServices;

namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>Breaks a row: between formulas and before relations where that suffices, else before sums, after commas, before products, and within fences last.</summary>
internal sealed class LineBreaks
{
    private const int Never = int.MaxValue;

    /// <summary>Kinds of breaks at one depth of fences; the next depth begins with the next number.</summary>
    private const int Ranks = 6;

    private readonly List<Piece> pieces;
    private readonly int width;
    private readonly int indent;
    private readonly int[] ranks;
    private readonly List<(int From, int To)> lines = [];
    private int worst;

    private LineBreaks(List<Piece> pieces, int width, int indent)
    {
        this.pieces = pieces;
        this.width = width;
        this.indent = indent;
        ranks = [.. pieces.Select((_, i) => RankBefore(i))];
    }

    /// <summary>Null where a piece is wider than its line; the worst is the highest rank of a break that was needed.</summary>
    /// <param name="pieces">Of one row.</param>
    /// <param name="width">Columns of every line.</param>
    /// <param name="indent">Columns left free before a relation that begins a line; other lines go two further in.</param>
    public static (IReadOnlyList<Box> Lines, int Worst)? Of(List<Piece> pieces, int width, int indent)
    {
        LineBreaks breaks = new(pieces, width, indent);
        return breaks.Split(0, pieces.Count, 0) ? ([.. breaks.lines.Select(line => breaks.Drawn(line.From, line.To))], breaks.worst) : null;
    }

    private int RankBefore(int i)
    {
        if (i == 0)
        {
            return Never;
        }

        int rank = pieces[i] switch
        {
            _ when EndsFormula(i) => 0,
            { Left: AtomKind.Relation } when pieces[i - 1].Right != AtomKind.Relation => 1,
            { IsSum: true } => 2,
            _ when pieces[i - 1].Right == AtomKind.Punctuation => 3,
            { Left: AtomKind.Binary } => 4,
            _ when pieces[i].Left != AtomKind.Space && Piece.Gap(pieces[i - 1], pieces[i]) > 0 && pieces[i - 1].Right is not (AtomKind.Binary or AtomKind.Relation) => 5,
            _ => Never,
        };
        return rank == Never ? Never : rank + (Ranks * pieces[i].Depth);
    }

    private bool Fits(int from, int to) => IndentAt(from) + Width(from, to) <= width;

    /// <summary>A wide blank before a piece: another formula begins.</summary>
    private bool EndsFormula(int i) => pieces[i].Left != AtomKind.Space && pieces[i - 1] is { Left: AtomKind.Space, Right: AtomKind.Space, Box.Width: > 1 };

    private int IndentAt(int from) => from == 0 || EndsFormula(from) ? 0 : pieces[from] is { Left: AtomKind.Relation, Depth: 0 } ? indent : indent == 0 ? 0 : indent + 2;

    private int Width(int from, int to)
    {
        int sum = 0;
        for (int i = from; i < to; i++)
        {
            sum += pieces[i].Box.Width + (i > from ? Piece.Gap(pieces[i - 1], pieces[i]) : 0);
        }

        return sum;
    }

    private Box Drawn(int from, int to)
    {
        while (to > from && pieces[to - 1].Left == AtomKind.Space)
        {
            to--;
        }

        return Piece.Joined(CollectionsMarshal.AsSpan(pieces)[from..to]).Padded(IndentAt(from), 0);
    }

    /// <summary>Fills lines with what breaks of this rank divide; what is too long alone is divided by the next rank, together with the line begun.</summary>
    private bool Split(int from, int to, int rank)
    {
        if (Fits(from, to))
        {
            lines.Add((from, to));
            return true;
        }

        int next = Next(from, to, rank);
        if (next == Never)
        {
            return false;
        }

        int start = from;
        List<int> ends = [.. Enumerable.Range(from + 1, to - from - 1).Where(i => ranks[i] == next), to];
        for (int i = 0; i < ends.Count; i++)
        {
            bool isLast = i == ends.Count - 1;
            if (!isLast && Fits(start, ends[i + 1]))
            {
                continue;
            }

            // The line ends here, unless the part that follows needs breaking in any case and its beginning has room on it.
            if (!isLast && !Fits(ends[i], ends[i + 1]) && Fits(start, FirstBreak(ends[i], ends[i + 1], next + 1)))
            {
                continue;
            }

            if (!Split(start, ends[i], next + 1))
            {
                return false;
            }

            worst = isLast ? worst : Math.Max(worst, next);
            start = ends[i];
        }

        return true;
    }

    private int FirstBreak(int from, int to, int rank)
    {
        int next = Next(from, to, rank);
        int first = next == Never ? -1 : Array.IndexOf(ranks, next, from + 1, to - from - 1);
        return first < 0 ? to : first;
    }

    private int Next(int from, int to, int rank)
    {
        int next = Never;
        for (int i = from + 1; i < to; i++)
        {
            next = ranks[i] >= rank ? Math.Min(next, ranks[i]) : next;
        }

        return next;
    }
}
