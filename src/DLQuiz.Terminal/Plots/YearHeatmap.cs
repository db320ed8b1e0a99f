using System.Collections.Immutable;
using System.Text;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>A number for each day, weeks side by side and weekdays below one another, in five shades; where the year does not fit, the latest weeks.</summary>
/// <param name="Last">The day of the last value.</param>
/// <param name="Values">One a day up to <paramref name="Last"/>; what is not above 0 is nothing.</param>
public sealed record YearHeatmap(DateOnly Last, ImmutableArray<double> Values) : Picture
{
    private const int Weekdays = 7;
    private const int MostWeeks = 53;
    private const string Shades = "·░▒▓█";
    private const string PlainShades = ".-+*#";

    private static readonly double[] Quartiles = [0.25, 0.5, 0.75];

    /// <summary>What is counted, as <c>reviews</c>.</summary>
    public string Unit { get; init; } = "";

    public override string Describe()
    {
        double[] counted = [.. Values.Where(IsCounted)];
        return counted.Length == 0
            ? Wording.Of($"{Unit}: none on {Values.Length} days")
            : Wording.Of($"{Unit}: {PlotWords.Number(counted.Sum())} on {counted.Length} of {Values.Length} days, at most {PlotWords.Number(counted.Max())} on one day");
    }

    private protected override IEnumerable<Line> Compose(PlotFrame frame)
    {
        int margin = frame.Width >= 20 ? 4 : 0;
        int room = frame.Width - margin;
        int cell = room >= 2 * MostWeeks ? 2 : 1;
        int weeks = Math.Clamp(Math.Min(room / cell, WeeksTouched), 1, MostWeeks);
        int first = Monday - (Weekdays * (weeks - 1));
        int rest = frame.Height - Weekdays;
        if (rest < 0)
        {
            return WeekSums(frame, first, weeks, margin, cell);
        }

        bool hasLegend = rest >= 1, hasMonths = rest >= 2, hasTitle = rest >= 3 && Title.Length > 0;
        double[] bounds = Bounds(Values);
        return [
            .. hasTitle ? [Line.Of(Title, Ink.Strong)] : (IEnumerable<Line>)[],
            .. hasMonths ? [Line.Of((new string(' ', margin) + Months(first, weeks, cell)).TrimEnd(), Ink.Faint)] : (IEnumerable<Line>)[],
            .. Enumerable.Range(0, Weekdays).Select(day => Row(first, weeks, day, margin, cell, bounds, frame.IsPlain)),
            .. hasLegend ? [Legend(bounds, frame.IsPlain, frame.Width)] : (IEnumerable<Line>)[],
        ];
    }

    private static bool IsCounted(double value) => value > 0 && double.IsFinite(value);

    /// <summary>Of the last week; day 0 of the calendar is a Monday.</summary>
    private int Monday => Last.DayNumber - (Last.DayNumber % Weekdays);

    /// <summary>Weeks that the values touch.</summary>
    private int WeeksTouched => 1 + ((Values.Length - 2 - (Last.DayNumber % Weekdays) + Weekdays) / Weekdays);

    /// <summary>Null for a day that is not counted: after the last, before the first.</summary>
    private double? ValueOn(int day)
    {
        int index = Values.Length - 1 - (Last.DayNumber - day);
        return index >= 0 && index < Values.Length ? Values[index] : null;
    }

    private Line Row(int first, int weeks, int weekday, int margin, int cell, double[] bounds, bool isPlain)
    {
        string name = margin == 0 ? "" : Cells.PadRight(DayName(weekday), margin);
        ImmutableArray<Run>.Builder runs = ImmutableArray.CreateBuilder<Run>();
        runs.Add(new Run(name, Ink.Faint));
        for (int week = 0; week < weeks; week++)
        {
            double? value = ValueOn(first + (Weekdays * week) + weekday);
            int shade = value is { } counted ? ShadeOf(counted, bounds) : -1;
            runs.Add(ShadeRun(shade, cell, isPlain));
        }

        return new Line(runs.ToImmutable());
    }

    private static Run ShadeRun(int shade, int cell, bool isPlain) => shade < 0
        ? new Run(new string(' ', cell))
        : new Run(shade == 0 ? (isPlain ? PlainShades : Shades)[..1].PadRight(cell) : new string((isPlain ? PlainShades : Shades)[shade], cell), shade == 0 ? Ink.Faint : Ink.Accent);

    private static int ShadeOf(double value, double[] bounds) => IsCounted(value) ? 1 + bounds.Count(bound => value > bound) : 0;

    /// <summary>The quartiles of the days with anything, so that one day of toil does not make all others pale.</summary>
    private static double[] Bounds(ImmutableArray<double> values)
    {
        double[] sorted = [.. values.Where(IsCounted).Order()];
        return sorted.Length == 0 ? [] : [.. Quartiles.Select(share => sorted[(int)Math.Ceiling(share * sorted.Length) - 1]).Distinct().Where(bound => bound < sorted[^1])];
    }

    private Line Legend(double[] bounds, bool isPlain, int width)
    {
        List<Run> runs = [new Run((isPlain ? PlainShades : Shades)[..1], Ink.Faint), new Run(" 0")];
        for (int shade = 1; shade <= bounds.Length + 1 && Values.Any(IsCounted); shade++)
        {
            runs.Add(new Run("  "));
            runs.Add(ShadeRun(shade, 1, isPlain));
            runs.Add(new Run(shade <= bounds.Length ? (isPlain ? " <=" : " ≤") + TickText.Of(bounds[shade - 1], isPlain) : bounds.Length > 0 ? " >" + TickText.Of(bounds[^1], isPlain) : " " + TickText.Of(Values.Where(IsCounted).Max(), isPlain)));
        }

        var legend = new Line([.. runs]);
        string unit = Unit.Length > 0 && legend.Width + 2 + Cells.Width(Unit) <= width ? "  " + Unit : "";
        return legend.Then(Line.Of(unit, Ink.Faint));
    }

    /// <summary>A month's name over the first week that begins in it.</summary>
    private static string Months(int first, int weeks, int cell)
    {
        StringBuilder names = new();
        int shown = -1;
        for (int week = 0; week < weeks; week++)
        {
            // The calendar begins in the year 1, and so do its names.
            int month = DateOnly.FromDayNumber(Math.Max(0, first + (Weekdays * week))).Month;
            int column = week * cell, width = Cells.Width(names.ToString());
            string name = MonthName(month);
            if (month == shown || column < width || column + Cells.Width(name) > weeks * cell)
            {
                continue;
            }

            names.Append(' ', column - width).Append(name).Append(' ');
            shown = month;
        }

        return names.ToString();
    }

    /// <summary>Too low for seven rows: one column a week.</summary>
    private IEnumerable<Line> WeekSums(PlotFrame frame, int first, int weeks, int margin, int cell)
    {
        ImmutableArray<double> sums = [.. Enumerable.Range(0, weeks).Select(week => Enumerable.Range(0, Weekdays).Sum(day => ValueOn(first + (Weekdays * week) + day) is { } value && IsCounted(value) ? value : 0))];
        double[] bounds = Bounds(sums);
        Line row = Line.Of(new string(' ', margin));
        row = sums.Aggregate(row, (line, sum) => line.Then(new Line([ShadeRun(ShadeOf(sum, bounds), cell, frame.IsPlain)])));
        return frame.Height == 1 ? [row] : [Line.Of((new string(' ', margin) + Months(first, weeks, cell)).TrimEnd(), Ink.Faint), row];
    }

    /// <summary>Every second one, as rows have no room for more.</summary>
    private static string DayName(int weekday) => weekday switch
    {
        0 => Wording.Of("Mon"),
        2 => Wording.Of("Wed"),
        4 => Wording.Of("Fri"),
        6 => Wording.Of("Sun"),
        _ => "",
    };

    private static string MonthName(int month) => month switch
    {
        1 => Wording.Of("Jan"),
        2 => Wording.Of("Feb"),
        3 => Wording.Of("Mar"),
        4 => Wording.Of("Apr"),
        5 => Wording.Of("May"),
        6 => Wording.Of("Jun"),
        7 => Wording.Of("Jul"),
        8 => Wording.Of("Aug"),
        9 => Wording.Of("Sep"),
        10 => Wording.Of("Oct"),
        11 => Wording.Of("Nov"),
        _ => Wording.Of("Dec"),
    };
}
