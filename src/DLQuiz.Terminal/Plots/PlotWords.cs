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
        return Named(name, finite.Length switch
        {
            0 => Wording.Of("no values"),
            1 => Number(finite[0]),
            _ => Wording.Of($"{finite.Length} values from {Number(finite[0])} to {Number(finite[^1])}, lowest {Number(finite.Min())}, highest {Number(finite.Max())}"),
        });
    }

    public static string Named(string name, string what) => name.Length == 0 ? what : $"{name}: {what}";
}
