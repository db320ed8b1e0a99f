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

    /// <summary>The numbers of <see cref="Exact"/>; null for a value without axes.</summary>
    public static NumberGrid? ExactGrid(Value value) => Grid(value, ValueFormatter.RoundTrip);

    /// <summary>The numbers of <see cref="Rounded"/>; null for a value without axes.</summary>
    public static NumberGrid? RoundedGrid(Value value) => Grid(value, Short);

    private static NumberGrid? Grid(Value value, ValueFormatter formatter) =>
        value is Tensor tensor ? NumberGrid.Of(tensor, number => Write(number, formatter)) : null;

    private static string Write(Value value, ValueFormatter formatter) => value is Text text
        ? text.Content
        : formatter.Format(value).Replace('-', '−');
}
