using System.Globalization;

namespace DLQuiz.Compute.Expressions;

/// <param name="Message">One sentence without the place.</param>
/// <param name="Offset">UTF-16 units from the start of the text that was parsed.</param>
/// <param name="Length">At least 1, except at the end of the text.</param>
public sealed record FormulaError(string Message, int Offset, int Length)
{
    /// <summary>The message, the line of the text at fault and carets below the place.</summary>
    public string Format(string text)
    {
        int offset = Math.Min(Offset, text.Length);
        int start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        int end = text.IndexOf('\n', offset);
        string line = text[start..(end < 0 ? text.Length : end)].TrimEnd('\r');
        int column = offset - start;
        int carets = Math.Max(1, Math.Min(Length, line.Length - column));
        return string.Create(CultureInfo.InvariantCulture, $"{Message}\n{line}\n{new string(' ', column)}{new string('^', carets)}");
    }
}

/// <summary>A formula was refused or could not be computed; a mistake of whoever wrote it, not of the program.</summary>
public sealed class FormulaException(FormulaError error) : Exception(error.Message)
{
    public FormulaError Error { get; } = error;
}
