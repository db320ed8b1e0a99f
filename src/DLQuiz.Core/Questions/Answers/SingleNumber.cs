using System.Text.RegularExpressions;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Reads the one number of a scalar answer, and explains the ways to write one that mean two things.</summary>
internal static class SingleNumber
{
    private static readonly Regex Grouped = new(@"^[-+]?[0-9]{1,3}( [0-9]{3})+(\.[0-9]*)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static readonly Regex DecimalComma = new(@"^[-+]?[0-9]*( ?[0-9]{3})*,[0-9]+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static readonly Regex GroupedByComma = new(@"^[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Whether the text is one number with its thousands parted by blanks.</summary>
    public static bool IsGrouped(string text) => Grouped.IsMatch(text);

    public static Reading Read(string text, AnswerForm form, Func<Tensor, Reading> understood)
    {
        if (form.TakesNonFinite && NonFinite.Read(text) is { } nonFinite)
            return understood(RealTensor.Scalar(nonFinite));
        string number = Grouped.IsMatch(text) ? text.Replace(" ", "", StringComparison.Ordinal) : Unwrapped(text);
        if (DecimalComma.IsMatch(number) || GroupedByComma.IsMatch(number))
            return new Reading.Unreadable($"“{NumberReader.Shortened(number)}” can mean two things: write decimals with a point, and thousands without a comma.");
        AnswerGrid grid = AnswerGrid.Cut(number);
        if (grid.Problem is null && (grid.Rows.Length > 1 || grid.Rows[0].Length > 1))
            return new Reading.Unreadable($"Expected {form.Description}; these are several.");
        return NumberReader.Read(number, out Phrase hint) is { } value ? understood(value) : new Reading.Unreadable(hint);
    }

    /// <summary><c>[3]</c> is 3 too.</summary>
    private static string Unwrapped(string text) => text is ['[', .. string inner, ']'] && !inner.AsSpan().ContainsAny("[]") ? inner.Trim() : text;
}
