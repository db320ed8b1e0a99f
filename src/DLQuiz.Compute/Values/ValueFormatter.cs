using System.Globalization;
using System.Text;

namespace DLQuiz.Compute.Values;

/// <summary>Writes values for people and as formulas: <c>[[1, 2], [3, 4]]</c>, always in the invariant culture.</summary>
public sealed class ValueFormatter
{
    private readonly int? _significantDigits;

    private ValueFormatter(int? significantDigits) => _significantDigits = significantDigits;

    /// <summary>The shortest digits that read back as the same f64.</summary>
    public static ValueFormatter RoundTrip { get; } = new(null);

    /// <param name="digits">1 to 17; trailing zeros are not written.</param>
    public static ValueFormatter Significant(int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, 17);
        return new(digits);
    }

    public string Format(Value value)
    {
        StringBuilder text = new();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>One number: <c>inf</c> and <c>nan</c> as formulas spell them, a zero without a sign.</summary>
    public string Format(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        if (number == 0)
            return "0";
        string text = _significantDigits is { } digits ? Rounded(number, digits) : number.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal) ? ShortExponent(text) : text;
    }

    private static string Rounded(double number, int digits)
    {
        // G switches to an exponent at 10^digits already; a person reads 12346 more easily than 1.235e4.
        double rounded = double.Parse(number.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string ShortExponent(string text)
    {
        int at = text.IndexOf('E', StringComparison.Ordinal);
        int exponent = int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, at)}e{exponent}");
    }

    private void Append(StringBuilder text, Value value)
    {
        switch (value)
        {
            case Null:
                text.Append("null");
                break;
            case Text content:
                text.Append('\'').Append(content.Content).Append('\'');
                break;
            case RealTensor reals:
                AppendTensor(text, reals, 0, 0, position => Format(reals.Data[position]));
                break;
            case IntegerTensor integers:
                AppendTensor(text, integers, 0, 0, position => integers.Data[position].ToString(CultureInfo.InvariantCulture));
                break;
            case BooleanTensor booleans:
                AppendTensor(text, booleans, 0, 0, position => booleans.Data[position] ? "true" : "false");
                break;
            case ListValue list:
                AppendSeparated(text, '[', list.Elements.Length, ']', i => Append(text, list.Elements[i]));
                break;
            case RecordValue record:
                AppendSeparated(text, '{', record.Fields.Length, '}', i =>
                {
                    text.Append(record.Fields[i].Key).Append(": ");
                    Append(text, record.Fields[i].Value);
                });
                break;
        }
    }

    private static void AppendTensor(StringBuilder text, Tensor tensor, int axis, int from, Func<int, string> element)
    {
        if (axis == tensor.Shape.Rank)
        {
            text.Append(element(from));
            return;
        }
        int step = tensor.Shape.CountBetween(axis + 1, tensor.Shape.Rank);
        AppendSeparated(text, '[', tensor.Shape[axis], ']', i => AppendTensor(text, tensor, axis + 1, from + (i * step), element));
    }

    private static void AppendSeparated(StringBuilder text, char open, int count, char close, Action<int> append)
    {
        text.Append(open);
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
                text.Append(", ");
            append(i);
        }
        text.Append(close);
    }
}
