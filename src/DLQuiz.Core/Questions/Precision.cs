using System.Globalization;
using System.Text.RegularExpressions;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions;

/// <summary>The digits that an answer must be written with: <c>sigfig 3</c> or <c>decimals 2</c>.</summary>
/// <param name="Digits">0 to 15; significant ones are at least 1.</param>
/// <param name="IsSignificant">Whether significant figures are counted, else digits behind the point.</param>
public sealed record Precision(int Digits, bool IsSignificant)
{
    private const int MostDigits = 15;

    private static readonly Regex Written =
        new(@"^[-+]?(?<whole>[0-9]*)(?<point>\.(?<fraction>[0-9]*))?([eE](?<exponent>[-+]?[0-9]{1,4})| ?\* ?10 ?\^ ?\(?(?<power>[-+]?[0-9]{1,4})\)?)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Null for anything but <c>sigfig N</c> and <c>decimals N</c>.</summary>
    public static Precision? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is not [string name, string number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int digits) || digits > MostDigits)
            return null;
        return name switch
        {
            "sigfig" or "sigfigs" when digits > 0 => new Precision(digits, IsSignificant: true),
            "decimals" => new Precision(digits, IsSignificant: false),
            _ => null,
        };
    }

    /// <summary>Continues “write it with”.</summary>
    public Phrase Description => (IsSignificant, Digits) switch
    {
        (true, 1) => (Phrase)"1 significant figure",
        (true, _) => $"{Digits} significant figures",
        (false, 1) => "1 decimal",
        _ => $"{Digits} decimals",
    };

    /// <summary>Numbers with these digits, in brackets as a learner would type a vector or matrix.</summary>
    public string Write(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Write(RealTensor.From(value)!, 0, 0).Replace('-', '−');
    }

    /// <summary>The numbers of <see cref="Write(Tensor)"/>; null for a single one.</summary>
    internal NumberGrid? Grid(Tensor value) => NumberGrid.Of(RealTensor.From(value)!, Write);

    private string Write(RealTensor value, int axis, int from)
    {
        if (axis == value.Shape.Rank)
            return Write(value.Data[from]);
        int step = value.Shape.CountBetween(axis + 1, value.Shape.Rank);
        return $"[{string.Join(", ", Enumerable.Range(0, value.Shape[axis]).Select(i => Write(value, axis + 1, from + (i * step))))}]";
    }

    private string Write(double number)
    {
        if (!IsSignificant || number == 0)
            return number.ToString($"F{(IsSignificant ? Digits - 1 : Digits)}", CultureInfo.InvariantCulture);
        string scientific = number.ToString($"E{Digits - 1}", CultureInfo.InvariantCulture);
        int exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int decimals = Digits - 1 - exponent;
        // Zeros before a missing point would leave open how many digits are meant.
        return decimals >= 0 && exponent >= -5
            ? number.ToString($"F{decimals}", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{scientific[..scientific.IndexOf('E', StringComparison.Ordinal)]}e{exponent}");
    }

    /// <summary>Whether the number is within half a unit of the last digit asked for.</summary>
    public bool IsRounding(double given, double key)
    {
        if (!double.IsFinite(given) || !double.IsFinite(key))
            return given.Equals(key);
        int exponent = IsSignificant ? (key == 0 ? -MostDigits : (int)Math.Floor(Math.Log10(Math.Abs(key)))) - Digits + 1 : -Digits;
        return IsWithinHalfUnit(given, key, exponent);
    }

    /// <summary>Whether the text is a number written with these digits; zeros at the end of an integer may or may not be significant.</summary>
    /// <param name="cell">Plain text of one number.</param>
    public bool IsMetBy(string cell)
    {
        if (Digit.Read(cell) is not { } digits)
            return false;
        return IsSignificant ? digits.IsZero || (digits.Fewest <= Digits && Digits <= digits.Most) : digits.Decimals == Digits;
    }

    /// <summary>Whether the text is the key correctly rounded to the digits that it has itself, two significant ones at least.</summary>
    internal static bool IsOwnRounding(string cell, double given, double key) =>
        Digit.Read(cell) is { } digits && digits.Most >= 2 && IsWithinHalfUnit(given, key, -digits.Decimals);

    private static bool IsWithinHalfUnit(double given, double key, int exponent) =>
        Math.Abs(given - key) <= (0.5 * Math.Pow(10, exponent) * (1 + 1e-9)) + (1e-12 * Math.Abs(key));

    /// <summary>The digits of a number as written.</summary>
    private sealed record Digit(int Fewest, int Most, int Decimals, bool IsZero)
    {
        public static Digit? Read(string cell)
        {
            Match match = Written.Match(Grouping(cell.Trim()));
            string whole = match.Groups["whole"].Value;
            string fraction = match.Groups["fraction"].Value;
            if (!match.Success || whole.Length + fraction.Length == 0)
                return null;
            string exponent = match.Groups["exponent"].Value + match.Groups["power"].Value;
            int power = exponent.Length == 0 ? 0 : int.Parse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            string digits = (whole + fraction).TrimStart('0');
            int fewest = match.Groups["point"].Success ? digits.Length : digits.TrimEnd('0').Length;
            return new Digit(fewest, digits.Length, fraction.Length - power, digits.Length == 0);
        }

        private static string Grouping(string cell) => cell.AsSpan().ContainsAny("*^") ? cell : cell.Replace(" ", "", StringComparison.Ordinal);
    }
}
