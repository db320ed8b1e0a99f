using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Plots;

/// <summary>A picture of a question as data; whoever shows it draws it.</summary>
public abstract record Plot
{
    private Plot()
    {
    }

    /// <summary>The author's; empty for none.</summary>
    public string Title { get; init; } = "";

    /// <summary>What goes to the right; empty for none.</summary>
    public string Across { get; init; } = "";

    /// <summary>What goes up; empty for none.</summary>
    public string Up { get; init; } = "";

    /// <summary>Series over one axis.</summary>
    /// <param name="Series">At least one.</param>
    /// <param name="Places">Where the values stand; null for 0, 1, 2, ….</param>
    /// <param name="IsLog">Whether equal ratios have equal heights.</param>
    public sealed record Lines(ImmutableArray<PlotSeries> Series, ImmutableArray<double>? Places, bool IsLog) : Plot;

    /// <summary>Numbers side by side.</summary>
    /// <param name="Values">From left to right.</param>
    /// <param name="Names">Under them; empty for 1, 2, 3, ….</param>
    public sealed record Columns(ImmutableArray<double> Values, ImmutableArray<string> Names) : Plot;

    /// <summary>Points of a line or a plane with their clusters.</summary>
    /// <param name="Places">The points.</param>
    /// <param name="Clusters">The cluster of each, from 0; empty where they have none.</param>
    /// <param name="Centroids">One a cluster; empty for none.</param>
    /// <param name="Former">Where the centroids were before; empty for none.</param>
    /// <param name="Names">Of the clusters; those without are 1, 2, 3, ….</param>
    /// <param name="IsOnLine">Whether the points have one coordinate.</param>
    public sealed record Points(
        ImmutableArray<(double X, double Y)> Places,
        ImmutableArray<int> Clusters,
        ImmutableArray<(double X, double Y)> Centroids,
        ImmutableArray<(double X, double Y)> Former,
        ImmutableArray<string> Names,
        bool IsOnLine) : Plot;

    /// <summary>What one output of a stack of layers sees.</summary>
    /// <param name="Layers">From the input upwards, at least one.</param>
    public sealed record ReceptiveField(ImmutableArray<PlotLayer> Layers) : Plot;

    /// <summary>An activation function with where it saturates.</summary>
    /// <param name="Function">The operation's name.</param>
    /// <param name="Places">Arguments, rising.</param>
    /// <param name="Values">The function there.</param>
    /// <param name="Flat">Stretches in which it hardly rises, with infinite ends where they go on for ever.</param>
    /// <param name="Threshold">The slope below which it counts as saturated.</param>
    /// <param name="Marked">Points of the curve to be seen.</param>
    public sealed record Activation(
        string Function,
        ImmutableArray<double> Places,
        ImmutableArray<double> Values,
        ImmutableArray<(double Low, double High)> Flat,
        double Threshold,
        ImmutableArray<(double X, double Y)> Marked) : Plot;
}

/// <summary>One line of a plot.</summary>
/// <param name="Name">For the legend: the formula where the author gives none.</param>
/// <param name="Values">One that is not finite is a gap.</param>
public sealed record PlotSeries(string Name, ImmutableArray<double> Values);

/// <summary>A layer that slides a window over its input.</summary>
/// <param name="Kernel">Taps, at least 1.</param>
/// <param name="Dilation">Distance of two taps, at least 1.</param>
/// <param name="Stride">Distance of two windows, at least 1.</param>
public readonly record struct PlotLayer(int Kernel, int Dilation, int Stride);
