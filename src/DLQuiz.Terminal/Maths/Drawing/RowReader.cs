using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>Turns the parts of a row into pieces, and pairs of fences among them into fences around what they enclose.</summary>
internal sealed class RowReader
{
    /// <summary>Pairs within pairs; deeper ones stay plain characters.</summary>
    private const int DeepestPairs = 24;

    private readonly ImmutableArray<MathNode> parts;
    private readonly Layout layout;
    private readonly int[] closing;
    private MathStyle style;

    public RowReader(ImmutableArray<MathNode> parts, MathStyle style, Layout layout)
    {
        this.parts = parts;
        this.style = style;
        this.layout = layout;
        closing = Pairs(parts);
    }

    public List<Piece> Read() => Read(0, parts.Length, depth: 0);

    /// <summary>For each opening fence the index of the closing one; 0 for every other part.</summary>
    private static int[] Pairs(ImmutableArray<MathNode> parts)
    {
        int[] closing = new int[parts.Length];
        Stack<int> open = new();
        for (int i = 0; i < parts.Length; i++)
        {
            if (OpenText(parts[i]).Length > 0)
            {
                open.Push(i);
            }
            else if (CloseText(parts[i]).Length > 0 && open.TryPop(out int start) && open.Count < DeepestPairs)
            {
                closing[start] = i;
            }
        }

        return closing;
    }

    private static string OpenText(MathNode node) => node switch
    {
        MathNode.Atom { Kind: AtomKind.Open } atom => atom.Text,
        MathNode.Delimiter { Kind: AtomKind.Open } fence => fence.Text,
        _ => "",
    };

    private static string CloseText(MathNode node) => node switch
    {
        MathNode.Atom { Kind: AtomKind.Close, Text: not ("!" or "?") } atom => atom.Text,
        MathNode.Delimiter { Kind: AtomKind.Close } fence => fence.Text,
        MathNode.Scripts scripts => CloseText(scripts.Base),
        _ => "",
    };

    private List<Piece> Read(int from, int to, int depth)
    {
        List<Piece> pieces = [];
        List<(int Place, MathNode Node)> waiting = [];
        for (int i = from; i < to; i++)
        {
            MathNode part = parts[i];
            if (part is MathNode.Switch change)
            {
                style = change.Style;
            }
            else if (closing[i] > 0)
            {
                pieces.AddRange(ReadPair(i, closing[i], depth));
                i = closing[i];
            }
            else
            {
                if (IsSingleFence(part))
                {
                    waiting.Add((pieces.Count, part));
                }

                pieces.Add(PieceOf(part, IsSingleFence(part) ? Box.Empty : layout.Draw(part, style), depth));
            }
        }

        return Grown(pieces, waiting, depth);
    }

    private static bool IsSingleFence(MathNode node) => node is MathNode.Delimiter or MathNode.Scripts { Base: MathNode.Delimiter };

    /// <summary>Single fences, drawn last since they are as high as the others.</summary>
    private List<Piece> Grown(List<Piece> pieces, List<(int Place, MathNode Node)> waiting, int depth)
    {
        if (waiting.Count > 0)
        {
            (int, int) outer = layout.Reach;
            layout.Reach = (pieces.Max(piece => piece.Box.Above), pieces.Max(piece => piece.Box.Below));
            foreach ((int place, MathNode node) in waiting)
            {
                pieces[place] = PieceOf(node, layout.Draw(node, style), depth);
            }

            layout.Reach = outer;
        }

        return pieces;
    }

    private Piece PieceOf(MathNode node, Box box, int depth)
    {
        (AtomKind left, AtomKind right) = Drawing.For(node).Sides(node, box);
        return new Piece(box, left, right, style == MathStyle.Script, depth);
    }

    private List<Piece> ReadPair(int open, int close, int depth)
    {
        MathStyle outer = style;
        List<Piece> inner = Read(open + 1, close, depth + 1);
        Piece.SettleSigns(CollectionsMarshal.AsSpan(inner));
        Box body = Piece.Joined(CollectionsMarshal.AsSpan(inner));
        MathNode.Scripts? scripts = parts[close] as MathNode.Scripts;
        bool isSized = parts[open] is MathNode.Delimiter || (scripts?.Base ?? parts[close]) is MathNode.Delimiter;
        style = outer;
        if (!(isSized ? body.Height > 2 : body.Above > 0 && body.Below > 0))
        {
            Box left = Box.Of(OpenText(parts[open])), right = Box.Of(CloseText(parts[close]));
            return
            [
                PieceOf(parts[open], left, depth), .. inner,
                PieceOf(parts[close], scripts is null ? right : ScriptsDrawing.Attach(right, scripts, style, layout), depth),
            ];
        }

        Box fenced = FencedDrawing.Around(OpenText(parts[open]), body, CloseText(parts[close]));
        layout.Spend(fenced.Width, fenced.Height);
        Box all = scripts is null ? fenced : ScriptsDrawing.Attach(fenced, scripts, style, layout);
        return [new Piece(all, AtomKind.Open, AtomKind.Inner, style == MathStyle.Script, depth)];
    }
}
