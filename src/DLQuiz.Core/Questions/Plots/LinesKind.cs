using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Plots;

/// <summary>Learning curves, schedules: lines over one axis.</summary>
internal sealed class LinesKind : PlotKind
{
    private static readonly PlotArgument Values = new("values", "a vector of numbers", "The heights of a line, from left to right; several vectors are several lines.") { IsRequired = true, IsRepeated = true };
    private static readonly PlotArgument Places = new("x", "a vector of numbers", "Where the values stand; 0, 1, 2, … if left out.");
    private static readonly PlotArgument Names = new("names", "a list of texts", "What the lines are called; their formulas if left out.");
    private static readonly PlotArgument IsLog = new("log", "true or false", "Whether equal ratios have equal heights.");
    private static readonly PlotArgument Across = new("across", "a text", "What goes to the right.");
    private static readonly PlotArgument Up = new("up", "a text", "What goes up.");

    public override string Name => "lines";

    public override string Summary => "Lines over one axis, such as learning curves.";

    public override string Example => "lines(loss, val_loss, across='epoch', log=true)";

    private protected override ImmutableArray<PlotArgument> Own => [Values, Places, Names, IsLog, Across, Up];

    private protected override Plot Draw(PlotArguments arguments)
    {
        ImmutableArray<string> names = arguments.Texts(Names);
        ImmutableArray<PlotSeries> series = [.. arguments.Series(Values).Select((one, i) => new PlotSeries(i < names.Length ? names[i] : one.Text, one.Numbers))];
        ImmutableArray<double>? places = arguments.Has(Places) ? arguments.Numbers(Places) : null;
        if (places is { } given && series.FirstOrDefault(one => one.Values.Length != given.Length) is { } unlike)
            throw new PlotException(Places.Name, $"there are {given.Length} places for the {unlike.Values.Length} values of {unlike.Name}");
        if (arguments.Flag(IsLog) && !series.Any(one => one.Values.Any(value => value > 0)))
            throw new PlotException(IsLog.Name, "no value is above 0, and only such have a logarithm");
        return new Plot.Lines(series, places, arguments.Flag(IsLog)) { Across = arguments.TextOf(Across) ?? "", Up = arguments.TextOf(Up) ?? "" };
    }
}
