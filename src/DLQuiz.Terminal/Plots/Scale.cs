using System.Collections.Immutable;

namespace DLQuiz.Terminal.Plots;

/// <summary>One axis: which numbers it shows, and where.</summary>
/// <param name="Low">At 0; finite.</param>
/// <param name="High">At 1; finite and above <paramref name="Low"/>.</param>
/// <param name="IsLog">Equal ratios at equal distances; both ends are then above 0.</param>
internal readonly record struct Scale(double Low, double High, bool IsLog = false)
{
    private const int MostTicks = 20;

    /// <summary>From the least to the largest finite value, of those above 0 where it is logarithmic; a lone value gets room on both sides.</summary>
    public static Scale Of(IEnumerable<double> values, bool isLog = false)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (double.IsFinite(value) && (!isLog || value > 0))
            {
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        return low > high ? new Scale(isLog ? 0.1 : 0, 1, isLog) : low < high ? new Scale(low, high, isLog) : Around(low, isLog);
    }

    /// <summary>Widened so that both ends are ticks; the room that this takes is less than two steps.</summary>
    public Scale Nice(int ticks)
    {
        if (IsLog)
        {
            return new Scale(Positive(Math.Pow(10, Math.Floor(Math.Log10(Low)))), Finite(Math.Pow(10, Math.Ceiling(Math.Log10(High)))), IsLog: true);
        }

        double step = Step(ticks);
        double low = Finite(Math.Floor(Low / step) * step), high = Finite(Math.Ceiling(High / step) * step);
        return low < high && low <= Low && high >= High ? new Scale(low, high) : this;
    }

    /// <summary>From 0 at the lower end to 1 at the upper; beyond for values beyond, not a number for what has no place.</summary>
    public double At(double value)
    {
        if (IsLog)
        {
            return value > 0 ? (Math.Log10(value) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low)) : double.NaN;
        }

        // Halves: the distance of two finite numbers need not be finite.
        return ((value / 2) - (Low / 2)) / ((High / 2) - (Low / 2));
    }

    /// <summary>At most that many round numbers within the ends, and the ends where there is no such number.</summary>
    public ImmutableArray<double> Ticks(int atMost)
    {
        int most = Math.Clamp(atMost, 1, MostTicks);
        for (int wanted = most; wanted >= 1; wanted--)
        {
            ImmutableArray<double> ticks = IsLog ? Decades(wanted) : Round(wanted);
            if (ticks.Length >= Math.Min(2, most) && ticks.Length <= most)
            {
                return ticks;
            }
        }

        return most == 1 ? [Low] : [Low, High];
    }

    /// <summary>The smallest of 1, 2, 5 times a power of ten of which at most that many fit between the ends.</summary>
    public double Step(int ticks)
    {
        double raw = (High / Math.Max(1, ticks)) - (Low / Math.Max(1, ticks));
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double ratio = raw / power;
        double step = (ratio <= 1.0000001 ? 1 : ratio <= 2.0000001 ? 2 : ratio <= 5.0000001 ? 5 : 10) * power;
        return double.IsFinite(step) && step > 0 ? step : raw;
    }

    private ImmutableArray<double> Round(int wanted)
    {
        double step = Step(wanted);
        double first = Math.Ceiling((Low / step) - 1e-9), last = Math.Floor((High / step) + 1e-9);
        if (!(last - first is >= 0 and <= MostTicks))
        {
            return [];
        }

        ImmutableArray<double>.Builder ticks = ImmutableArray.CreateBuilder<double>();
        for (int i = 0; i <= (int)(last - first); i++)
        {
            // Powers of ten below 1 have no exact value: what rounding left of 0 is 0.
            double tick = (first + i) * step;
            ticks.Add(Math.Abs(tick) < step * 1e-9 ? 0 : tick);
        }

        return [.. ticks.Distinct()];
    }

    private ImmutableArray<double> Decades(int wanted)
    {
        int first = (int)Math.Ceiling(Math.Log10(Low) - 1e-9), last = (int)Math.Floor(Math.Log10(High) + 1e-9);
        int every = Math.Max(1, (int)Math.Ceiling((last - first + 1) / (double)wanted));
        return [.. Enumerable.Range(0, Math.Max(0, ((last - first) / every) + 1)).Select(i => Math.Pow(10, first + (i * every))).Where(tick => tick > 0 && double.IsFinite(tick))];
    }

    private static Scale Around(double value, bool isLog)
    {
        if (isLog)
        {
            return new Scale(Positive(value / 10), Finite(value * 10), IsLog: true);
        }

        double room = value == 0 ? 1 : Math.Max(Math.Abs(value) / 2, double.Epsilon * 4);
        return new Scale(Finite(value - room), Finite(value + room));
    }

    private static double Finite(double value) => Math.Clamp(value, double.MinValue, double.MaxValue);

    private static double Positive(double value) => Math.Max(value, double.Epsilon);
}
