using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Plots;

/// <summary>Points with clusters and centroids, as k-means has them.</summary>
internal sealed class PointsKind : PlotKind
{
    private const int MaxClusters = 26;

    private static readonly PlotArgument Places = new("points", "a matrix with a point in each row", "The points, each of 1 or 2 coordinates.") { IsRequired = true };
    private static readonly PlotArgument Centroids = new("centroids", "a matrix with a centroid in each row", "The centroids, in the order of the clusters.");
    private static readonly PlotArgument Labels = new("labels", "a vector of integers", "The cluster of each point, counted from 0 as kmeans_assign counts them.");
    private static readonly PlotArgument Before = new("before", "a matrix with a centroid in each row", "Where the centroids were before.");
    private static readonly PlotArgument Names = new("names", "a list of texts", "What the clusters are called; 1, 2, 3, … if left out.");

    public override string Name => "points";

    public override string Summary => "Points of a plane or a line, marked by their cluster, with centroids.";

    public override string Example => "points(P, centroids=C, labels=kmeans_assign(P, C))";

    private protected override ImmutableArray<PlotArgument> Own => [Places, Centroids, Labels, Before, Names];

    private protected override Plot Draw(PlotArguments arguments)
    {
        ImmutableArray<(double X, double Y)> points = arguments.Points(Places, out bool isOnLine);
        ImmutableArray<(double X, double Y)> centroids = Like(arguments, Centroids, isOnLine);
        ImmutableArray<(double X, double Y)> before = Like(arguments, Before, isOnLine);
        ImmutableArray<int> labels = arguments.Integers(Labels, 0, MaxClusters - 1);
        if (arguments.Has(Labels) && labels.Length != points.Length)
            throw new PlotException(Labels.Name, $"there are {labels.Length} labels for {points.Length} points");
        if (centroids.Length > MaxClusters || before.Length > MaxClusters)
            throw new PlotException(Centroids.Name, $"at most {MaxClusters} centroids can be drawn");
        return new Plot.Points(points, labels, centroids, before, arguments.Texts(Names), isOnLine);
    }

    private static ImmutableArray<(double X, double Y)> Like(PlotArguments arguments, PlotArgument argument, bool isOnLine)
    {
        ImmutableArray<(double X, double Y)> points = arguments.Points(argument, out bool isAlsoOnLine);
        return !arguments.Has(argument) || isAlsoOnLine == isOnLine
            ? points
            : throw new PlotException(argument.Name, $"the points have {(isOnLine ? 1 : 2)} and these {(isAlsoOnLine ? 1 : 2)} coordinates");
    }
}
