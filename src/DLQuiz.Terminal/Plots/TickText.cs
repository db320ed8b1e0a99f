using System.Globalization;

namespace DLQuiz.Terminal.Plots;

/// <summary>Numbers beside an axis: as many decimals as tell them apart, powers of ten for the very large and small.</summary>
internal static class TickText
{
    private const double Large = 1e6;
    private const double Small = 1e-4;

    /// <summary>The ticks of one axis, written alike.</summary>
    public static string[] Of(IReadOnlyList<double> ticks, bool isPlain)
    {
        double largest = ticks.Select(Math.Abs).DefaultIfEmpty(0).Max();
        double step = ticks.Zip(ticks.Skip(1), (a, b) => Math.Abs((b / 2) - (a / 2)) * 2).Where(gap => gap > 0).DefaultIfEmpty(largest).Min();
        int decimals = step > 0 ? (int)Math.Clamp(-Math.Floor(Math.Log10(step) + 1e-9), 0, 15) : 0;
        bool isPower = largest >= Large || (largest > 0 && step < Small);
        return [.. ticks.Select(tick => Signed(tick == 0 ? "0" : isPower ? Power(tick) : tick.ToString("F" + decimals, CultureInfo.InvariantCulture), isPlain))];
    }

    /// <summary>One number by itself, to three significant digits.</summary>
    public static string Of(double value, bool isPlain) => Signed(double.IsNaN(value) ? "NaN" : double.IsInfinity(value) ? "-inf"[(value > 0 ? 1 : 0)..] : Short(value), isPlain);

    private static string Short(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= Large or < Small => Power(value),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.ToString("G3", CultureInfo.InvariantCulture),
    };

    private static string Power(double value) => value == 0 ? "0" : value.ToString("0.##e0", CultureInfo.InvariantCulture);

    private static string Signed(string text, bool isPlain) => isPlain ? text : text.Replace('-', '−');
}
