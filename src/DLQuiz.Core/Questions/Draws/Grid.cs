using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>Equally spaced decimal numbers, from which draws take theirs.</summary>
/// <param name="Low">The first.</param>
/// <param name="Step">From one to the next; above 0.</param>
/// <param name="Count">How many; at least 1.</param>
public readonly record struct Grid(decimal Low, decimal Step, long Count)
{
    public bool IsIntegral => decimal.IsInteger(Low) && decimal.IsInteger(Step);

    /// <summary>One of the numbers, each equally likely.</summary>
    public decimal Pick(SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Low + (Step * random.Below(Count));
    }

    /// <summary>Independent numbers under a shape: i64 on a grid of integers, otherwise f64.</summary>
    public Tensor Fill(Shape shape, SplitMix64 random)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (IsIntegral)
        {
            long[] integers = new long[shape.Size];
            for (int i = 0; i < integers.Length; i++)
                integers[i] = (long)Pick(random);
            return IntegerTensor.Adopt(shape, integers);
        }

        double[] reals = new double[shape.Size];
        for (int i = 0; i < reals.Length; i++)
            reals[i] = (double)Pick(random);
        return RealTensor.Adopt(shape, reals);
    }

    /// <summary>The shape of these axes.</summary>
    /// <exception cref="DrawException">More elements than a draw may give.</exception>
    public static Shape ShapeOf(int rows, int columns) => (long)rows * columns <= DrawArguments.MaxElements
        ? Shape.Of(rows, columns)
        : throw new DrawException($"{rows} × {columns} is more than the {DrawArguments.MaxElements} numbers that one draw may give.");
}
