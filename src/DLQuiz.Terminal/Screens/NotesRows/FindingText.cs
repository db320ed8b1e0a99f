using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.NotesRows;

/// <summary>A finding in lines: place, message, the line of the note with a caret under the culprit, the cure.</summary>
internal static class FindingText
{
    /// <summary>A sign that tells severities apart without colour.</summary>
    public static Run SignOf(Severity severity) => severity switch
    {
        Severity.Error => new Run("✗", Ink.Bad),
        Severity.Warning => new Run("!", Ink.Strong),
        _ => new Run("·", Ink.Faint),
    };

    public static IEnumerable<Line> Detail(Diagnostic finding, int width)
    {
        string severity = finding.Severity switch
        {
            Severity.Error => Wording.Of("error"),
            Severity.Warning => Wording.Of("warning"),
            _ => Wording.Of("info"),
        };
        return
        [
            .. LineBreaker.Wrap([SignOf(finding.Severity), new Run($" {severity} {finding.Code}  ", Ink.Strong), new Run(SafeText.Of(finding.Span.ToString()), Ink.Strong)], width),
            .. LineBreaker.Wrap([new Run(SafeText.Of(finding.Message))], width),
            .. Source(finding, width),
            .. LineBreaker.Wrap([new Run(SafeText.Of(finding.Cure), Ink.Emphasis)], width),
        ];
    }

    /// <summary>The finding, why its rule is there, and a note that breaks it.</summary>
    public static IEnumerable<Line> Explanation(Diagnostic finding, int width)
    {
        RuleExplanation? explanation = RuleExplanation.Of(finding.Rule);
        IEnumerable<Line> why = explanation is null ? [] :
        [
            Line.Empty,
            .. LineBreaker.Wrap([new Run($"{finding.Code}: {finding.Rule.Title}", Ink.Heading | Ink.Strong)], width),
            Line.Empty,
            .. MarkdownText.Render(explanation.Why, width),
        ];
        IEnumerable<Line> example = explanation?.Example is not { } text ? [] :
        [
            Line.Empty,
            Line.Of(Wording.Of("A note in which this is found:"), Ink.Strong),
            Line.Empty,
            .. SafeText.Lines(text).TrimEnd('\n').Split('\n').SelectMany(line => LineBreaker.Chop([new Run(line, Ink.Code)], Math.Max(2, width - 2))).Select(line => line.After(Line.Of("  "))),
        ];
        return [.. Detail(finding, width), .. why, .. example];
    }

    /// <summary>The line of the note around the place, with carets that stand under it whatever the width of the characters before.</summary>
    private static ImmutableArray<Line> Source(Diagnostic finding, int width)
    {
        if (string.IsNullOrWhiteSpace(finding.SourceLine))
        {
            return [];
        }

        string line = finding.SourceLine;
        int start = OnBoundary(line, finding.Span.Column - 1), end = OnBoundary(line, finding.Span.Column - 1 + finding.Span.Length);
        string number = $"{finding.Span.Line} ";
        int room = Math.Max(4, width - Cells.Width(number));
        string before = SafeText.Of(line[..start]), under = SafeText.Of(line[start..Math.Max(start, end)]), after = SafeText.Of(line[Math.Max(start, end)..]);
        before = TakeLast(before, Math.Max(room / 3, room - Cells.Width(under) - 8));
        int carets = Math.Clamp(Cells.Width(under), 1, Math.Max(1, room - Cells.Width(before)));
        return
        [
            new Line([new Run(number, Ink.Faint), new Run(before, Ink.Code), new Run(under, Ink.Code | Ink.Strong), new Run(after, Ink.Code)]).Cut(width),
            new Line([new Run(new string(' ', Cells.Width(number) + Cells.Width(before))), new Run(new string('^', carets), Ink.Bad)]),
        ];
    }

    /// <summary>Between two whole characters.</summary>
    private static int OnBoundary(string line, int at)
    {
        at = Math.Clamp(at, 0, line.Length);
        return at > 0 && at < line.Length && char.IsSurrogatePair(line[at - 1], line[at]) ? at - 1 : at;
    }

    private static string TakeLast(string text, int columns)
    {
        if (Cells.Width(text) <= columns)
        {
            return text;
        }

        string[] clusters = [.. Cells.Clusters(text)];
        int from = clusters.Length;
        for (int width = 1; from > 0 && (width += Cells.Width(clusters[from - 1])) <= columns; from--)
        {
        }

        return "…" + string.Concat(clusters[from..]);
    }
}
