using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DLQuiz.Core.Questions.Lists;

/// <summary>The list that answers a card, with what else the answer says, as one Markdown text: the list first, always written alike, so that it can be read again without Markdown.</summary>
/// <param name="Points">Each a mark (<c>[x]</c>, <c>[ ]</c> or <c>1.</c>, <c>2.</c> …) and its Markdown.</param>
/// <param name="Rest">Markdown; empty when the list is all.</param>
public sealed record AnswerList(ImmutableArray<(string Mark, string Text)> Points, string Rest)
{
    public const string Ticked = "[x]";

    public const string Unticked = "[ ]";

    /// <summary>Of a task list: <c>- [x] …</c>, lines below the first under its text.</summary>
    public static string OfOptions(IEnumerable<(string Text, bool IsRight)> options, string rest) =>
        Join(options.Select(option => Point($"- {(option.IsRight ? Ticked : Unticked)} ", 2, option.Text)), rest);

    /// <summary>Of an ordered list: <c>1. …</c>, numbered from 1.</summary>
    public static string OfSteps(IEnumerable<string> steps, string rest) =>
        Join(steps.Select((step, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1}. ") is var mark ? Point(mark, mark.Length, step) : ""), rest);

    /// <summary>Reads what the two above write; a text that begins with no such list has no points.</summary>
    public static AnswerList Read(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var points = ImmutableArray.CreateBuilder<(string, string)>();
        string[] lines = markdown.Split('\n');
        int at = 0;
        while (at < lines.Length && MarkOf(lines[at]) is { } mark)
        {
            var text = new StringBuilder(lines[at].Length > mark.Length ? lines[at][(mark.Length + 1)..] : "");
            int indent = mark[0] == '-' ? 2 : mark.Length + 1;
            for (at++; Continues(lines, at, indent); at++)
                text.Append('\n').Append(lines[at].Length == 0 ? "" : lines[at][indent..]);
            points.Add((mark[0] == '-' ? mark[2..] : mark, text.ToString()));
        }

        return new AnswerList(points.ToImmutable(), string.Join('\n', lines[at..]).Trim('\n'));
    }

    public bool Equals(AnswerList? other) => other is not null && Rest == other.Rest && Points.AsSpan().SequenceEqual(other.Points.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Points.Length, Rest);

    private static string Join(IEnumerable<string> points, string rest) =>
        string.Join('\n', points) + (rest.Length == 0 ? "" : "\n\n" + rest);

    private static string Point(string mark, int indent, string text)
    {
        string[] lines = text.Split('\n');
        string margin = new(' ', indent);
        return (mark + string.Join('\n', lines.Select((line, i) => i == 0 || line.Length == 0 ? line : margin + line))).TrimEnd();
    }

    /// <summary>Whether the line, or after empty ones the next that is not empty, stands under the point.</summary>
    private static bool Continues(string[] lines, int at, int indent)
    {
        while (at < lines.Length && lines[at].Length == 0)
            at++;
        return at < lines.Length && IsUnder(lines[at], indent);
    }

    private static bool IsUnder(string line, int indent) => line.Length > indent && line.AsSpan(0, indent).IndexOfAnyExcept(' ') < 0;

    /// <summary>The mark with its bullet, without the space behind it.</summary>
    private static string? MarkOf(string line)
    {
        if (line.StartsWith("- [x]", StringComparison.Ordinal) || line.StartsWith("- [ ]", StringComparison.Ordinal))
            return line.Length == 5 || line[5] == ' ' ? line[..5] : null;
        int digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 7 && line[digits] == '.' && (line.Length == digits + 1 || line[digits + 1] == ' ') ? line[..(digits + 1)] : null;
    }
}
