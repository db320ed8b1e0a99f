using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>Parts side by side; parentheses that are plain characters grow too when what they enclose is tall on both sides.</summary>
internal sealed class RowDrawing : NodeDrawing<MathNode.Row>
{
    protected override Box Draw(MathNode.Row node, MathStyle style, Layout layout) =>
        Piece.Joined(CollectionsMarshal.AsSpan(Pieces(node.Parts, style, layout)));

    /// <summary>A group counts as its only part; otherwise it is a factor like any other.</summary>
    protected override (AtomKind Left, AtomKind Right) Sides(MathNode.Row node, Box box)
    {
        ImmutableArray<MathNode> parts = node.Parts;
        return parts.IsEmpty ? (AtomKind.Ordinary, AtomKind.Ordinary)
            : parts is [var only] ? For(only).Sides(only, box)
            : (For(parts[0]).Sides(parts[0], box).Left == AtomKind.Inner ? AtomKind.Inner : AtomKind.Ordinary,
                For(parts[^1]).Sides(parts[^1], box).Right == AtomKind.Inner ? AtomKind.Inner : AtomKind.Ordinary);
    }

    /// <summary>The parts of a row as drawn, with their classes settled.</summary>
    public static List<Piece> Pieces(ImmutableArray<MathNode> parts, MathStyle style, Layout layout)
    {
        List<Piece> pieces = new RowReader(parts, style, layout).Read();
        Piece.SettleSigns(CollectionsMarshal.AsSpan(pieces));
        return pieces;
    }
}
