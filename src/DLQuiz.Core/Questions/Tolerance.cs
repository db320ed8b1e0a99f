using System.Globalization;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions;

/// <summary>How far an answer may be from the unrounded key; the larger of the two bounds counts.</summary>
/// <param name="Relative">Share of the key's magnitude.</param>
/// <param name="Absolute">In the key's own unit.</param>
public sealed record Tolerance(double Relative, double Absolute)
{
    /// <summary>For a question that gives none: half a per cent, three digits typed with care; the absolute part only undoes the rounding of a computed 0.</summary>
    public static readonly Tolerance Default = new(0.005, 1e-9);

    public static readonly Tolerance Exact = new(0, 0);

    /// <summary>Inclusive; the slack beyond the bound undoes binary rounding and scales with the key, so that no key is too small for it. A non-finite key takes only itself.</summary>
    public bool Accepts(double given, double key)
    {
        if (!double.IsFinite(key) || !double.IsFinite(given))
            return given.Equals(key);
        double bound = Math.Max(Absolute, Relative * Math.Abs(key));
        return Math.Abs(given - key) <= (bound * (1 + 1e-9)) + (1e-12 * Math.Abs(key));
    }

    /// <summary>Reads <c>rel 0.005, abs 0.005</c>, either alone or both in any order, and <c>exact</c>.</summary>
    public static Tolerance? TryParse(string text)
    {
        if (text.Trim() == "exact")
            return Exact;
        double? relative = null;
        double? absolute = null;
        foreach (string piece in text.Split(','))
        {
            string[] words = piece.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words is not [string name, string number] || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value) || value < 0)
                return null;
            if (name == "rel" && relative is null && value < 1)
                relative = value;
            else if (name == "abs" && absolute is null)
                absolute = value;
            else
                return null;
        }

        return new Tolerance(relative ?? 0, absolute ?? 0);
    }

    public override string ToString() => $"rel {ValueFormatter.RoundTrip.Format(Relative)}, abs {ValueFormatter.RoundTrip.Format(Absolute)}";
}
