namespace DLQuiz.Compute.Values;

/// <summary>The lengths of a tensor's axes, outermost first; no axis at all is a scalar.</summary>
public sealed class Shape : IEquatable<Shape>
{
    /// <summary>Half a gigabyte of f64: beyond it a shape is a mistake or an attack.</summary>
    public const int MaxCount = 1 << 26;

    public const int MaxRank = 16;

    private readonly int[] _axes;

    private Shape(int[] axes)
    {
        _axes = axes;
        Size = CountOf(axes);
    }

    public static Shape Scalar { get; } = new([]);

    public int Rank => _axes.Length;

    /// <summary>The product of the axes; 1 for a scalar.</summary>
    public int Size { get; }

    public int this[int axis] => _axes[axis];

    public ReadOnlySpan<int> Axes => _axes;

    /// <exception cref="ArgumentOutOfRangeException">An axis is negative, or the shape is beyond <see cref="MaxCount"/> or <see cref="MaxRank"/>.</exception>
    public static Shape Of(params ReadOnlySpan<int> axes) => axes.IsEmpty ? Scalar : new(axes.ToArray());

    /// <summary>The product of the axes from <paramref name="from"/> up to <paramref name="to"/>, exclusive.</summary>
    public int CountBetween(int from, int to)
    {
        int count = 1;
        for (int axis = from; axis < to; axis++)
            count *= _axes[axis];
        return count;
    }

    /// <summary>Tells whether a shape of these axes may be made at all.</summary>
    public static bool Fits(ReadOnlySpan<int> axes)
    {
        if (axes.Length > MaxRank)
            return false;
        long count = 1;
        foreach (int axis in axes)
        {
            if (axis < 0)
                return false;
            // An empty axis must not hide a neighbour that would overflow the product of the others.
            count *= Math.Max(axis, 1);
            if (count > MaxCount)
                return false;
        }
        return true;
    }

    public bool Equals(Shape? other) => other is not null && (ReferenceEquals(this, other) || _axes.AsSpan().SequenceEqual(other._axes));

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int axis in _axes)
            hash.Add(axis);
        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", _axes)}]";

    private static int CountOf(int[] axes)
    {
        if (!Fits(axes))
            throw new ArgumentOutOfRangeException(nameof(axes), $"[{string.Join(", ", axes)}] is no shape: at most {MaxRank} axes, none negative, at most {MaxCount} elements.");
        int count = 1;
        foreach (int axis in axes)
            count *= axis;
        return count;
    }
}
