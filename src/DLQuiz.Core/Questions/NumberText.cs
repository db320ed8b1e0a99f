using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions;

/// <summary>Writes values for learners: <c>[1, −2.5]</c> with a minus sign of a number's width, texts without quotes.</summary>
public static class NumberText
{
    /// <summary>Significant digits of a computed number; a drawn one is shown with all of its own.</summary>
    public const int ComputedDigits = 6;

    private static readonly ValueFormatter Short = ValueFormatter.Significant(ComputedDigits);

    /// <summary>The shortest digits that read back as the same number.</summary>
    public static string Exact(Value value) => Write(value, ValueFormatter.RoundTrip);

    /// <summary>At most <see cref="ComputedDigits"/> significant digits; integers in full.</summary>
    public static string Rounded(Value value) => Write(value, Short);

    private static string Write(Value value, ValueFormatter formatter) => value is Text text
        ? text.Content
        : formatter.Format(value).Replace('-', '−');
}
