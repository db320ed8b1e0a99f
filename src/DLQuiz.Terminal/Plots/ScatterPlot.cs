using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>A point of the plane.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Upwards.</param>
/// <param name="Cluster">From 0; null where it belongs to none.</param>
public readonly record struct ScatterPoint(double X, double Y, int? Cluster = null);

/// <summary>Points in the plane with their clusters and centroids, a unit being as long to the right as upwards.</summary>
/// <param name="Points">Those that are not finite are left out and counted.</param>
public sealed record ScatterPlot(ImmutableArray<ScatterPoint> Points) : Picture
{
    private const string CentroidSign = "◆";
    private const string FormerSign = "◇";

    /// <summary>The place in this list is the cluster.</summary>
    public ImmutableArray<ScatterPoint> Centroids { get; init; } = [];

    /// <summary>Where the centroids were before; empty for none.</summary>
    public ImmutableArray<ScatterPoint> Former { get; init; } = [];

    /// <summary>How clusters are called; those without a name are 1, 2, 3, ….</summary>
    public ImmutableArray<string> ClusterNames { get; init; } = [];

    public override string Describe()
    {
        IEnumerable<string> clusters = Points.Where(point => point.Cluster is not null).GroupBy(point => point.Cluster!.Value).OrderBy(cluster => cluster.Key)
            .Select(cluster => Wording.Of($"cluster {NameOf(cluster.Key)}: {Places(cluster)}"));
        ScatterPoint[] free = [.. Points.Where(point => point.Cluster is null)];
        IEnumerable<string> all =
        [
            .. free.Length > 0 ? [Wording.Of($"points: {Places(free)}")] : (IEnumerable<string>)[],
            .. clusters,
            .. Centroids.Select((point, i) => i < Former.Length
                ? Wording.Of($"centroid {NameOf(i)} at {Place(point)}, before at {Place(Former[i])}")
                : Wording.Of($"centroid {NameOf(i)} at {Place(point)}")),
        ];
        return string.Join("; ", all);
    }

    /// <summary>Whether the points have one coordinate and Y means nothing: the points lie on one row, centroids above.</summary>
    public bool IsOnLine { get; init; }

    private protected override int WantedHeight(int width) => IsOnLine ? 7 : width < 60 ? 13 : 18;

    private protected override IEnumerable<Line> Compose(PlotFrame frame)
    {
        if (IsOnLine)
        {
            // Rows instead of the coordinate that there is not.
            var rows = this with
            {
                IsOnLine = false,
                Points = [.. Points.Select(point => point with { Y = 0 })],
                Centroids = [.. Centroids.Select(point => point with { Y = 1 })],
                Former = [.. Former.Select(point => point with { Y = Former.Length > 0 && Centroids.Length > 0 ? 2 : 1 })],
                HasRows = true,
            };
            return rows.Compose(frame);
        }

        ImmutableArray<Line> legend = [.. Legend(frame.IsPlain), .. Shared(EqualScales(frame, []), frame.IsPlain)];
        Chart chart = EqualScales(frame, legend);
        foreach (var cell in Seen(chart).GroupBy(point => CellOf(chart, point)))
        {
            string[] signs = [.. cell.Select(point => SignOf(point.Cluster, frame.IsPlain)).Distinct()];
            chart.Canvas.Put(cell.Key.Column, cell.Key.Row, signs.Length == 1 ? signs[0] : frame.IsPlain ? "*" : "✱", cell.Count() > 1 ? Ink.Strong | Ink.Underlined : InkOf(cell.First().Cluster));
        }

        PutCentroids(chart, Former, FormerSign, Ink.Plain, frame.IsPlain);
        PutCentroids(chart, Centroids, CentroidSign, Ink.Strong, frame.IsPlain);
        return chart.Lines();
    }

    /// <summary>Whether Y counts rows: points, centroids, those before.</summary>
    private bool HasRows { get; init; }

    private IEnumerable<ScatterPoint> All => Points.Concat(Centroids).Concat(Former).Where(IsFinite);

    private static bool IsFinite(ScatterPoint point) => double.IsFinite(point.X) && double.IsFinite(point.Y);

    private static bool IsSeen(Chart chart, ScatterPoint point) => IsFinite(point) && double.IsFinite(chart.X(point.X)) && double.IsFinite(chart.Y(point.Y));

    private IEnumerable<ScatterPoint> Seen(Chart chart) => Points.Where(point => IsSeen(chart, point));

    private static (int Column, int Row) CellOf(Chart chart, ScatterPoint point) => (chart.Canvas.CellX(chart.X(point.X)), chart.Canvas.CellY(chart.Y(point.Y)));

    private string NameOf(int cluster) => cluster >= 0 && cluster < ClusterNames.Length ? ClusterNames[cluster] : (cluster + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Ink InkOf(int? cluster) => cluster is { } number && number >= 0 ? Stroke.Of(number).Ink : Ink.Accent;

    /// <summary>The cluster's name where it is one sign.</summary>
    private string SignOf(int? cluster, bool isPlain)
    {
        if (cluster is not { } number)
        {
            return isPlain ? "o" : "•";
        }

        string name = NameOf(number);
        return Cells.Clusters(name).Count() == 1 && Cells.Width(name) == 1 ? name
            : ((char)(isPlain ? '1' + (Math.Abs(number) % 9) : 'a' + (Math.Abs(number) % 26))).ToString();
    }

    private void PutCentroids(Chart chart, ImmutableArray<ScatterPoint> centroids, string sign, Ink ink, bool isPlain)
    {
        for (int i = 0; i < centroids.Length; i++)
        {
            if (!IsSeen(chart, centroids[i]))
            {
                continue;
            }

            (int column, int row) = CellOf(chart, centroids[i]);
            chart.Canvas.Put(column, row, isPlain ? PlainSign(i, sign) : sign, ink);
            foreach (int beside in (int[])[column + 1, column - 1])
            {
                if (!isPlain && beside >= 0 && beside < chart.Canvas.Columns && !chart.Canvas.HasSign(beside, row))
                {
                    chart.Canvas.Put(beside, row, Lowered(SignOf(i, isPlain)), ink);
                    break;
                }
            }
        }
    }

    /// <summary>A, B, C, … and a, b, c, … for those before.</summary>
    private static string PlainSign(int cluster, string sign) => ((char)((sign == CentroidSign ? 'A' : 'a') + (cluster % 26))).ToString();

    /// <summary>A digit beside a centroid must not be taken for a point.</summary>
    private static string Lowered(string name) => name is [>= '0' and <= '9'] ? ((char)('₀' + (name[0] - '0'))).ToString() : name;

    /// <summary>Two passes: the margin, and with it the room, depends on the numbers of the axis.</summary>
    private Chart EqualScales(PlotFrame frame, ImmutableArray<Line> legend)
    {
        var texts = new ChartTexts { Title = Title, Legend = legend, HasUpNumbers = !HasRows };
        Scale across = Padded(Scale.Of(All.Select(point => point.X))), up = Padded(Scale.Of(All.Select(point => point.Y)));
        Chart chart = new(frame, across, up, texts);
        for (int pass = 0; pass < 2 && !HasRows; pass++)
        {
            // A cell is about twice as high as wide.
            double unit = Math.Max((across.High - across.Low) / chart.Canvas.Columns, (up.High - up.Low) / (2 * chart.Canvas.Rows));
            if (!double.IsFinite(unit) || unit <= 0)
            {
                break;
            }

            int columns = Math.Clamp((int)Math.Ceiling((across.High - across.Low) / unit), Math.Min(12, chart.Canvas.Columns), chart.Canvas.Columns);
            chart = new Chart(frame, Centred(across, unit * columns), Centred(up, unit * 2 * chart.Canvas.Rows), texts, columns);
        }

        return chart;
    }

    private static Scale Centred(Scale scale, double span)
    {
        double middle = (scale.Low / 2) + (scale.High / 2);
        Scale centred = new(middle - (span / 2), middle + (span / 2));
        return double.IsFinite(centred.Low) && double.IsFinite(centred.High) && centred.Low < centred.High ? centred : scale;
    }

    private static Scale Padded(Scale scale) => Centred(scale, (scale.High - scale.Low) * 1.1);

    private IEnumerable<Line> Legend(bool isPlain)
    {
        int[] clusters = [.. Points.Select(point => point.Cluster).OfType<int>().Distinct().Order()];
        foreach (int cluster in clusters)
        {
            int count = Points.Count(point => point.Cluster == cluster);
            string name = SignOf(cluster, isPlain) == NameOf(cluster) ? "" : NameOf(cluster) + " ";
            yield return new Line([new Run(SignOf(cluster, isPlain), InkOf(cluster)), new Run($" {name}({count})")]);
        }

        if (Centroids.Length > 0)
        {
            yield return new Line([new Run(SignsOf(Centroids, CentroidSign, isPlain), Ink.Strong), new Run(" " + Wording.Of("centroid"))]);
        }

        if (Former.Length > 0)
        {
            yield return new Line([new Run(SignsOf(Former, FormerSign, isPlain)), new Run(" " + Wording.Of("before"))]);
        }
    }

    private static string SignsOf(ImmutableArray<ScatterPoint> centroids, string sign, bool isPlain) =>
        isPlain ? string.Join(' ', centroids.Take(9).Select((_, i) => PlainSign(i, sign))) : sign;

    /// <summary>Where one sign stands for several points, or a centroid's for points too.</summary>
    private IEnumerable<Line> Shared(Chart chart, bool isPlain)
    {
        var centroids = Centroids.Concat(Former).Where(point => IsSeen(chart, point)).Select(point => CellOf(chart, point)).ToHashSet();
        foreach (var cell in Seen(chart).GroupBy(point => CellOf(chart, point)))
        {
            int count = cell.Count();
            bool isHidden = centroids.Contains(cell.Key);
            bool isOne = cell.Select(point => (point.X, point.Y)).Distinct().Count() == 1;
            if (count > 1 || isHidden)
            {
                string place = Place(cell.First(), isPlain);
                yield return Line.Of(isHidden ? Wording.Of($"{count} under {place}") : isOne ? Wording.Of($"{count} at {place}") : Wording.Of($"{count} near {place}"), Ink.Underlined);
            }
        }
    }

    private string Places(IEnumerable<ScatterPoint> points)
    {
        const int Most = 12;
        ScatterPoint[] all = [.. points];
        return string.Join(", ", all.Take(Most).Select(point => Place(point))) + (all.Length > Most ? $", … ({all.Length})" : "");
    }

    private string Place(ScatterPoint point, bool isPlain = false) => IsOnLine || HasRows ? TickText.Of(point.X, isPlain) : $"({TickText.Of(point.X, isPlain)}, {TickText.Of(point.Y, isPlain)})";
}
