using System.Collections.Frozen;

namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>How one kind of node is drawn in two dimensions; found by what it draws.</summary>
internal abstract class NodeDrawing
{
    private static readonly FrozenDictionary<Type, NodeDrawing> All = typeof(NodeDrawing).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(NodeDrawing)) && !type.IsAbstract)
        .Select(type => (NodeDrawing)Activator.CreateInstance(type)!)
        .ToFrozenDictionary(drawing => drawing.NodeType);

    protected abstract Type NodeType { get; }

    public static NodeDrawing For(MathNode node) => All[node.GetType()];

    public abstract Box Draw(MathNode node, MathStyle style, Layout layout);

    /// <summary>The classes by which the drawn node spaces itself from its left and right neighbour.</summary>
    public abstract (AtomKind Left, AtomKind Right) Sides(MathNode node, Box box);
}

internal abstract class NodeDrawing<TNode> : NodeDrawing
    where TNode : MathNode
{
    protected sealed override Type NodeType => typeof(TNode);

    public sealed override Box Draw(MathNode node, MathStyle style, Layout layout) => Draw((TNode)node, style, layout);

    public sealed override (AtomKind Left, AtomKind Right) Sides(MathNode node, Box box) => Sides((TNode)node, box);

    protected abstract Box Draw(TNode node, MathStyle style, Layout layout);

    protected virtual (AtomKind Left, AtomKind Right) Sides(TNode node, Box box) => (AtomKind.Ordinary, AtomKind.Ordinary);
}
