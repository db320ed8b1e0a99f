using DLQuiz.Compute.Expressions.Nodes;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions;

/// <summary>NumPy's rule: shapes are aligned at their last axes, and an axis of length 1 repeats.</summary>
internal static class Broadcasting
{
    public static Shape Join(Shape left, Shape right, Meter meter)
    {
        if (left.Equals(right))
        {
            meter.Allocate(left.Size);
            return left;
        }
        int rank = Math.Max(left.Rank, right.Rank);
        int[] axes = new int[rank];
        long count = 1;
        for (int i = 1; i <= rank; i++)
        {
            int a = i <= left.Rank ? left[left.Rank - i] : 1;
            int b = i <= right.Rank ? right[right.Rank - i] : 1;
            if (a != b && a != 1 && b != 1)
                throw new MismatchException($"The shapes {left} and {right} do not go together.");
            axes[rank - i] = a == 1 ? b : a;
            count *= Math.Max(axes[rank - i], 1);
            meter.Allocate(count);
        }
        return Shape.Of(axes);
    }

    public static TResult[] Map<T, TResult>(ReadOnlySpan<T> left, Shape leftShape, ReadOnlySpan<T> right, Shape rightShape, Shape shape, Func<T, T, TResult> function)
    {
        TResult[] result = new TResult[shape.Size];
        if (left.Length == result.Length && right.Length == result.Length)
        {
            for (int i = 0; i < result.Length; i++)
                result[i] = function(left[i], right[i]);
            return result;
        }
        Span<int> leftSteps = stackalloc int[Shape.MaxRank];
        Span<int> rightSteps = stackalloc int[Shape.MaxRank];
        Steps(leftShape, shape.Rank, leftSteps);
        Steps(rightShape, shape.Rank, rightSteps);
        Span<int> counters = stackalloc int[Shape.MaxRank];
        int a = 0;
        int b = 0;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = function(left[a], right[b]);
            for (int axis = shape.Rank - 1; axis >= 0; axis--)
            {
                a += leftSteps[axis];
                b += rightSteps[axis];
                if (++counters[axis] < shape[axis])
                    break;
                a -= leftSteps[axis] * shape[axis];
                b -= rightSteps[axis] * shape[axis];
                counters[axis] = 0;
            }
        }
        return result;
    }

    /// <summary>How far an element lies from its neighbour along each axis of the result; 0 along a repeated axis.</summary>
    private static void Steps(Shape shape, int rank, Span<int> steps)
    {
        int step = 1;
        for (int i = 1; i <= rank; i++)
        {
            int length = i <= shape.Rank ? shape[shape.Rank - i] : 1;
            steps[rank - i] = length == 1 ? 0 : step;
            step *= length;
        }
    }
}
