using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Cuts plain text into rows of cells, each the text of one number or label.</summary>
/// <param name="Rows">At least one row with at least one cell.</param>
/// <param name="Problem">A hint when the cuts are ambiguous; null when they are not.</param>
internal sealed record AnswerGrid(ImmutableArray<ImmutableArray<string>> Rows, Phrase? Problem = null)
{
    private const string Mixed = "Put either commas or blanks between the components, not both, and write decimals with a point: 1.5, 2.5.";

    /// <summary>Rows end at a line's end, at <c>;</c> or with a bracket; cells at a comma, else at a blank.</summary>
    public static AnswerGrid Cut(string text)
    {
        string inner = Unwrap(text);
        string[] lines = [.. Split(inner, c => c is '\n' or ';').Select(Trim).Where(line => line.Length > 0)];
        if (lines.Length == 1 && Groups(lines[0]) is { } groups)
            lines = groups;
        ImmutableArray<ImmutableArray<string>>.Builder rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        foreach (string line in lines)
        {
            if (Cells(Unwrap(line)) is not { } cells)
                return new AnswerGrid([], Mixed);
            rows.Add(cells);
        }

        return rows.Count == 0 ? new AnswerGrid([], "There is nothing between the brackets.") : new AnswerGrid(rows.ToImmutable());
    }

    /// <summary>The parts of <c>[1, 2], [3, 4]</c> or <c>(1, 2) (3, 4)</c>; null when the line is not all brackets.</summary>
    private static string[]? Groups(string line)
    {
        // Brackets may follow one another without anything between: [1, 2][3, 4].
        string parted = line.Replace("][", "] [", StringComparison.Ordinal).Replace(")(", ") (", StringComparison.Ordinal);
        string[] pieces = [.. Split(parted, c => c is ',' or ' ').Select(Trim).Where(piece => piece.Length > 0)];
        bool areGroups = pieces.Length > 0 && pieces.All(piece => piece[0] == '[' || (piece[0] == '(' && piece.AsSpan().ContainsAny(", "))) && pieces.All(piece => Unwrap(piece).Length < piece.Length);
        return areGroups ? [.. pieces.Select(Unwrap)] : null;
    }

    private static ImmutableArray<string>? Cells(string row)
    {
        string[] byComma = [.. Split(row, c => c == ',').Select(Trim)];
        if (byComma.Length == 1)
            return Blanks(row);
        if (byComma[^1].Length == 0)
            byComma = byComma[..^1];
        return byComma.All(cell => cell.Length > 0 && Blanks(cell).Length == 1) ? [.. byComma] : null;
    }

    /// <summary>Cuts at blanks, except beside an operator with blanks on both sides: <c>1 -2</c> is two numbers, <c>1 - 2</c> one.</summary>
    private static ImmutableArray<string> Blanks(string row)
    {
        string[] words = [.. Split(row, c => c == ' ').Where(word => word.Length > 0)];
        ImmutableArray<string>.Builder cells = ImmutableArray.CreateBuilder<string>();
        bool joins = false;
        foreach (string word in words)
        {
            bool isOperator = word is "+" or "-" or "*" or "/" or "^";
            if (cells.Count > 0 && (joins || isOperator))
                cells[^1] += " " + word;
            else
                cells.Add(word);
            joins = isOperator;
        }

        return cells.ToImmutable();
    }

    private static string Trim(string text) => text.Trim(' ', '\n');

    /// <summary>Without the brackets around the whole; round ones only where they hold several cells, for they may belong to a calculation.</summary>
    private static string Unwrap(string text)
    {
        string trimmed = Trim(text);
        if (trimmed.Length < 2)
            return trimmed;
        bool wrapped = (trimmed[0] == '[' && trimmed[^1] == ']') || (trimmed[0] == '{' && trimmed[^1] == '}') || (trimmed[0] == '(' && trimmed[^1] == ')' && trimmed.Contains(',', StringComparison.Ordinal));
        return wrapped && ClosesLast(trimmed) ? Trim(trimmed[1..^1]) : trimmed;
    }

    private static bool ClosesLast(string text)
    {
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += Step(text[i]);
            if (depth == 0)
                return i == text.Length - 1;
        }

        return false;
    }

    private static IEnumerable<string> Split(string text, Func<char, bool> isSeparator)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += Step(text[i]);
            if (depth != 0 || !isSeparator(text[i]))
                continue;
            yield return text[start..i];
            start = i + 1;
        }

        yield return text[start..];
    }

    private static int Step(char c) => c switch { '[' or '(' or '{' => 1, ']' or ')' or '}' => -1, _ => 0 };
}
