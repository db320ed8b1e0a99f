using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Functions;

/// <summary>The runs of elements that a reduction takes together: all of them, or those along one axis.</summary>
internal sealed class Lanes
{
    private readonly int _length;
    private readonly int _step;

    private Lanes(Shape shape, int length, int step)
    {
        Shape = shape;
        _length = length;
        _step = step;
    }

    /// <summary>One element a lane.</summary>
    public Shape Shape { get; }

    /// <param name="call">Gives the axis.</param>
    /// <param name="tensor">What is reduced.</param>
    /// <param name="axis">Which argument is the axis; null stands for all elements.</param>
    public static Lanes Of(FunctionCall call, Tensor tensor, int axis)
    {
        if (call.Integer(axis) is not { } number)
            return new(Shape.Scalar, tensor.Count, 1);
        int rank = tensor.Shape.Rank;
        int place = (int)(number < 0 ? number + rank : number);
        if (number >= rank || number < -rank)
            throw call.Refuse($"there is no axis {number} in {tensor.Description}.");
        int[] kept = [.. tensor.Shape.Axes[..place], .. tensor.Shape.Axes[(place + 1)..]];
        return new(Shape.Of(kept), tensor.Shape[place], tensor.Shape.CountBetween(place + 1, rank));
    }

    public T[] Map<T>(Func<int[], T> reduce)
    {
        T[] results = new T[Shape.Size];
        int[] positions = new int[_length];
        for (int lane = 0; lane < results.Length; lane++)
        {
            int start = (lane / _step * _step * _length) + (lane % _step);
            for (int i = 0; i < _length; i++)
                positions[i] = start + (i * _step);
            results[lane] = reduce(positions);
        }
        return results;
    }
}
