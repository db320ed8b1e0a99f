using System.Collections.Concurrent;
using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>The points at which two expressions are compared: drawn once, from a fixed seed, and the same for ever.</summary>
internal static class ExpressionPoints
{
    public const int Count = 12;

    private static readonly ConcurrentDictionary<string, ImmutableDictionary<string, Value>> Known = new(StringComparer.Ordinal);

    /// <summary>A vector of <see cref="Count"/> numbers for each name: first between 0 and 1, then up to 5, then of both signs, so that roots and logarithms have values at some.</summary>
    public static ImmutableDictionary<string, Value> For(ImmutableArray<string> names) =>
        Known.GetOrAdd(string.Join(' ', names), _ => Draw(names));

    private static ImmutableDictionary<string, Value> Draw(ImmutableArray<string> names)
    {
        SplitMix64 random = new(20_250_101);
        ImmutableDictionary<string, Value>.Builder points = ImmutableDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            double[] numbers = new double[Count];
            for (int i = 0; i < Count; i++)
            {
                double unit = (random.Below(9_973) + 13) / 10_007.0;
                numbers[i] = (i / 4) switch { 0 => unit, 1 => 5 * unit, _ => (6 * unit) - 3 };
            }

            points[name] = RealTensor.Vector(numbers);
        }

        return points.ToImmutable();
    }
}
