using System.Collections.Immutable;
using System.Text;
using CsCheck;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Terminal.Plots;

public sealed class PicturePropertyTests
{
    private static readonly double[] Odds = [0, -0.0, 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, -1e300, double.MaxValue, double.MinValue, double.Epsilon, 1e-300];

    private static readonly string[] Texts = ["", "loss", "损失", "👩‍🔬 x", "a long name of a series that has no room"];

    private static readonly Gen<double> Number = Gen.OneOf(
        Gen.Double[-10, 10], Gen.Double, Gen.Int[0, Odds.Length - 1].Select(i => Odds[i]));

    private static readonly Gen<ImmutableArray<double>> Numbers = Number.Array[0, 40].Select(values => values.ToImmutableArray());

    private static readonly Gen<PlotFrame> Frame = Gen.Select(Gen.Int[-1, 130], Gen.Int[-1, 40], Gen.Bool, (width, height, isPlain) => new PlotFrame(width, height, isPlain));

    private static readonly Gen<string> Name = Gen.Int[0, Texts.Length - 1].Select(i => Texts[i]);

    private static readonly Gen<(string, string)?> Ends = Gen.Select(Gen.Bool, Name, Name, (has, left, right) => has ? (left, right) : ((string, string)?)null);

    private static readonly Gen<ScatterPoint> Point = Gen.Select(Number, Number, Gen.Int[-1, 30], (x, y, cluster) => new ScatterPoint(x, y, cluster < 0 ? null : cluster));

    private static readonly Gen<ImmutableArray<ScatterPoint>> Points = Point.Array[0, 20].Select(points => points.ToImmutableArray());

    private static readonly Gen<Picture> Pictures = Gen.OneOf<Picture>(
        Gen.Select(Gen.Select(Name, Numbers, (name, values) => new Series(name, values)).Array[0, 10], Gen.Bool, Ends, Name, (series, isLog, ends, name) => (Picture)new LinePlot([.. series]) { IsLog = isLog, Ends = ends, Title = name, Up = name, Across = name }),
        Gen.Select(Numbers, Number, Ends, Name, (values, top, ends, name) => (Picture)new ColumnPlot(values) { Top = top, Ends = ends, Title = name, Up = name, Names = [name] }),
        Gen.Select(Numbers, Number, Name, (values, level, name) => (Picture)new BandPlot([.. values.Select((value, i) => new BandPoint(i % 3 == 0 ? value : i, value, value - 1, level))]) { Level = (level, name), Title = name, BandName = name, Bounds = (level, First(values)) }),
        Gen.Select(Numbers, Gen.Int[0, 800], Gen.Int[0, DateOnly.MaxValue.DayNumber], (values, copies, day) => (Picture)new YearHeatmap(DateOnly.FromDayNumber(day), [.. values, .. Enumerable.Repeat(1.0, copies)])),
        Gen.Select(Points, Points, Points, Name, (points, centroids, former, name) => (Picture)new ScatterPlot(points) { Centroids = centroids, Former = former, ClusterNames = [name], Title = name }),
        Gen.Select(Numbers, Numbers, Number, Number, (values, places, low, high) => (Picture)new CurvePlot(new Series("f", values, places)) { Shaded = [(low, high), (high, low)], Marked = [(low, high)] }),
        Gen.Select(Gen.Int[-1, 40], Gen.Int[0, 600], Gen.Int[1, 9], (kernel, dilation, stride) => new WindowLayer(kernel, dilation, stride)).Array[0, 12].Select(layers => (Picture)new ReceptiveFieldPlot([.. layers]) { Title = "t" }));

    [Fact]
    public void Whatever_the_data_a_picture_keeps_to_its_frame() => Gen.Select(Pictures, Frame).Sample((picture, frame) =>
    {
        IReadOnlyList<Line> lines = picture.Draw(frame);
        Assert.True(lines.Count <= Math.Max(0, frame.Height), $"{lines.Count} lines");
        Assert.All(lines, line => Assert.InRange(line.Width, 0, Math.Max(0, frame.Width)));
        Assert.DoesNotContain('\n', picture.Describe());
    }, iter: 3_000);

    [Fact]
    public void In_ascii_a_picture_of_ascii_names_is_ascii() => Assert.All(SamplePictures.All, sample =>
    {
        if (Ascii.IsValid(sample.Value.Title) && sample.Key is not ("lines-one" or "columns-few"))
        {
            Assert.All(sample.Value.Draw(new PlotFrame(60, 20, IsPlain: true)), line => Assert.True(Ascii.IsValid(line.Text), line.Text));
        }
    });

    [Fact]
    public void A_hundred_thousand_points_are_drawn()
    {
        ImmutableArray<double> many = [.. Enumerable.Range(0, 100_000).Select(i => Math.Sin(i / 9_000.0))];
        Picture[] pictures = [new LinePlot([new Series("a", many), new Series("b", many)]), new ColumnPlot(many), new BandPlot([.. many.Select((value, i) => new BandPoint(i, value, value - 1, value + 1))]), new YearHeatmap(new DateOnly(2026, 1, 1), many), new ScatterPlot([.. many.Select((value, i) => new ScatterPoint(i, value))])];
        Assert.All(pictures, picture => Assert.NotEmpty(picture.Draw(new PlotFrame(80, 20))));
    }

    private static double First(ImmutableArray<double> values) => values.IsEmpty ? 1 : values[0];
}
