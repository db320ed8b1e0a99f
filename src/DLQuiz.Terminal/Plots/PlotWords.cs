using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>What several pictures say of themselves.</summary>
internal static class PlotWords
{
    public static string Number(double value) => TickText.Of(value, isPlain: false);

    /// <summary>Where a course of numbers starts and ends, and its extremes between.</summary>
    public static string Course(string name, ImmutableArray<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length switch
        {
            0 => Wording.Of($"{name}: no values"),
            1 => $"{name}: {Number(finite[0])}",
            _ => Wording.Of($"{name}: {finite.Length} values from {Number(finite[0])} to {Number(finite[^1])}, lowest {Number(finite.Min())}, highest {Number(finite.Max())}"),
        };
    }
}
