namespace DLQuiz.Compute.Values;

/// <summary>An array of numbers or truth values of any rank, flat in row-major order.</summary>
public abstract record Tensor : Value
{
    private protected Tensor(Shape shape, int length)
    {
        if (shape.Size != length)
            throw new ArgumentException($"A tensor of shape {shape} has {shape.Size} elements, not {length}.", nameof(shape));
        Shape = shape;
    }

    public Shape Shape { get; }

    public int Count => Shape.Size;

    internal sealed override long Weight => Math.Max(Count, 1);

    public bool IsScalar => Shape.Rank == 0;

    /// <summary>The dtype of the vectors' format: "f64", "i64" or "bool".</summary>
    public abstract string ElementType { get; }

    public sealed override string Description => Shape.Rank switch
    {
        0 => $"{ElementName} {ToString()}",
        1 => $"a vector of {Count} {ElementPlural}",
        2 => $"a {Shape[0]}×{Shape[1]} matrix of {ElementPlural}",
        _ => $"a tensor of shape {Shape}",
    };

    private protected abstract string ElementName { get; }

    private protected abstract string ElementPlural { get; }

    /// <summary>The same elements under another shape of the same count; shares the data.</summary>
    public abstract Tensor Reshape(Shape shape);

    /// <summary>The elements at these flat positions, in this order, under a new shape.</summary>
    public abstract Tensor Pick(ReadOnlySpan<int> positions, Shape shape);

    /// <summary>The tensors of one shape stacked along a new first axis: i64 if all are, f64 if any is, bool only among bools.</summary>
    /// <returns>Null when shapes or kinds of elements differ, or there is nothing to stack.</returns>
    public static Tensor? TryStack(ReadOnlySpan<Value> rows)
    {
        if (rows.IsEmpty || rows[0] is not Tensor first)
            return null;
        bool allIntegers = true;
        bool allBooleans = true;
        foreach (Value row in rows)
        {
            if (row is not Tensor tensor || !tensor.Shape.Equals(first.Shape))
                return null;
            allIntegers &= tensor is IntegerTensor;
            allBooleans &= tensor is BooleanTensor;
            if (tensor is BooleanTensor && !allBooleans)
                return null;
        }
        if (first is BooleanTensor && !allBooleans)
            return null;
        int[] axes = [rows.Length, .. first.Shape.Axes];
        if (!Shape.Fits(axes))
            return null;
        Shape shape = Shape.Of(axes);
        if (allBooleans)
            return BooleanTensor.Adopt(shape, Concatenate<bool>(rows, shape.Size, static row => ((BooleanTensor)row).Data));
        if (allIntegers)
            return IntegerTensor.Adopt(shape, Concatenate<long>(rows, shape.Size, static row => ((IntegerTensor)row).Data));
        return RealTensor.Adopt(shape, Concatenate<double>(rows, shape.Size, static row => RealTensor.From((Tensor)row)!.Data));
    }

    private static T[] Concatenate<T>(ReadOnlySpan<Value> rows, int count, Func<Value, ReadOnlySpan<T>> data)
    {
        T[] all = new T[count];
        int at = 0;
        foreach (Value row in rows)
        {
            ReadOnlySpan<T> part = data(row);
            part.CopyTo(all.AsSpan(at));
            at += part.Length;
        }
        return all;
    }
}
