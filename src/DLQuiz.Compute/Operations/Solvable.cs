using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations;

/// <summary>What a solver takes: numbers whose products of four are still finite, so that no factorisation meets an infinity.</summary>
internal static class Solvable
{
    public const double Largest = 1e60;

    public static Domain.Interval Numbers { get; } = new(-Largest, true, Largest, true);
}
