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
        int[] ends = new int[parts.Length];
        Stack<int> open = new();
        for (int i = 0; i < parts.Length; i++)
        {
            if (OpenText(parts[i]).Length > 0)
            {
                open.Push(i);
            }
            else if (CloseText(parts[i]).Length > 0 && open.TryPop(out int start) && open.Count < DeepestPairs)
            {
                ends[start] = i;
            }
        }

        return ends;
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
            else if (FencedIn(part) is { Body: MathNode.Row body } fenced)
            {
                List<Piece> inner = new RowReader(body.Parts, style, layout).Read(0, body.Parts.Length, depth + 1);
                pieces.AddRange(Enclosed(fenced, inner, part as MathNode.Scripts, FencedDrawing.Grows(body), depth));
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
        (AtomKind left, AtomKind right) = NodeDrawing.For(node).Sides(node, box);
        return new Piece(box, left, right, style == MathStyle.Script, depth);
    }

    private static MathNode.Fenced? FencedIn(MathNode node) => node as MathNode.Fenced ?? (node as MathNode.Scripts)?.Base as MathNode.Fenced;

    private List<Piece> ReadPair(int open, int close, int depth)
    {
        MathStyle outer = style;
        List<Piece> inner = Read(open + 1, close, depth + 1);
        style = outer;
        MathNode.Fenced fenced = new(OpenText(parts[open]), MathNode.Row.Empty, CloseText(parts[close]));
        bool isSized = parts[open] is MathNode.Delimiter;
        return Enclosed(fenced, inner, parts[close] as MathNode.Scripts, isSized ? null : inner.Exists(piece => piece.Box.Above > 0) && inner.Exists(piece => piece.Box.Below > 0), depth);
    }

    /// <summary>One piece where the fences grow; else all the pieces, so that a line can end between them.</summary>
    /// <param name="fenced">The fences; the body is drawn already.</param>
    /// <param name="inner">What they enclose.</param>
    /// <param name="scripts">What stands at the closing one.</param>
    /// <param name="grows">Null to look at the height.</param>
    /// <param name="depth">Fences around these.</param>
    private List<Piece> Enclosed(MathNode.Fenced fenced, List<Piece> inner, MathNode.Scripts? scripts, bool? grows, int depth)
    {
        Piece.SettleSigns(CollectionsMarshal.AsSpan(inner));
        Box body = Piece.Joined(CollectionsMarshal.AsSpan(inner));
        bool isTight = style == MathStyle.Script;
        Box all = grows ?? body.Height > 2
            ? FencedDrawing.Around(fenced.Open, body, fenced.Close, grows: true)
            : Box.Of(fenced.Close);
        layout.Spend(all.Width, all.Height);
        Box close = scripts is null ? all : ScriptsDrawing.Attach(all, scripts, style, layout);
        (AtomKind left, AtomKind right) = FencedDrawing.Sides(fenced.Open, all, fenced.Close);
        return grows ?? body.Height > 2
            ? [new Piece(close, left, right, isTight, depth)]
            : [new Piece(Box.Of(fenced.Open), left, left, isTight, depth), .. inner, new Piece(close, right, right, isTight, depth)];
    }
}
