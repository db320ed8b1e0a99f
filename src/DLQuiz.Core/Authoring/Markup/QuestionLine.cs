namespace DLQuiz.Core.Authoring.Markup;

/// <summary>A line that is or begins with a question.</summary>
/// <param name="Question">Without numbering and without emphasis around the whole of it.</param>
/// <param name="Rest">What follows the question on the same line; empty when the line is the question.</param>
internal sealed record QuestionLine(string Question, string Rest)
{
    private const string Closers = "*_=~”’\"'」』";

    /// <summary>Null when the line asks nothing.</summary>
    public static QuestionLine? Of(string line)
    {
        if (line.AsSpan().IndexOfAny('?', '？') < 0)
            return null;
        string text = Numbering.TakeOff(OneLine(line));
        return Bold(text) ?? Whole(text) ?? Leading(text);
    }

    /// <summary>A heading asks when it ends in a question mark; a remark in brackets behind it changes nothing.</summary>
    public static string? OfHeading(string line)
    {
        if (line.AsSpan().IndexOfAny('?', '？') < 0)
            return null;
        string text = Numbering.TakeOff(OneLine(line));
        return Bold(text) is { Rest: "" } bold ? bold.Question : EndsAsQuestion(WithoutRemark(text)) ? text : null;
    }

    /// <summary>A paragraph asks only when its question is bold: null for all others.</summary>
    public static QuestionLine? OfBold(string paragraph) =>
        paragraph.AsSpan().IndexOfAny('?', '？') < 0 ? null : Bold(Numbering.TakeOff(paragraph));

    /// <summary>Hard breaks become ordinary joins.</summary>
    public static string OneLine(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal))
            return text;
        string[] lines = text.Split('\n');
        string all = lines[0];
        foreach (string line in lines.AsSpan(1))
        {
            string left = all.EndsWith('\\') ? all[..^1] : all;
            all = left + LineJoin.Between(left, line) + line;
        }

        return all;
    }

    private static QuestionLine? Bold(string text)
    {
        if (!text.StartsWith("**", StringComparison.Ordinal) && !text.StartsWith("__", StringComparison.Ordinal))
            return null;
        // By the marks alone: **好？**是 is bold to its author, though CommonMark says no.
        int close = text.IndexOf(text[..2], 2, StringComparison.Ordinal);
        if (close < 4)
            return null;
        string inner = Numbering.TakeOff(text[2..close].Trim());
        string rest = text[(close + 2)..];
        if (rest.StartsWith('?') || rest.StartsWith('？'))
            (inner, rest) = (inner + rest[0], rest[1..]);
        return EndsAsQuestion(WithoutRemark(inner)) ? new QuestionLine(OneLine(inner), TrimRest(rest)) : null;
    }

    /// <summary>The whole line is the question, unless a sentence that asks nothing stands between two questions.</summary>
    private static QuestionLine? Whole(string text) =>
        EndsAsQuestion(text) && (IsAllQuestions(text) || !(Leading(text) is { } leading && Leading(leading.Rest) is null && !IsAllQuestions(leading.Rest)))
            ? new QuestionLine(text, "")
            : null;

    private static bool IsAllQuestions(string text) => text.AsSpan().IndexOfAny('。', '！') < 0;

    private static QuestionLine? Leading(string text)
    {
        var passage = new Passage(text);
        int end = EndOfFirstSentence(passage);
        if (end < 0 || text[end - 1] is not ('?' or '？'))
            return null;
        while (end < text.Length && Closers.Contains(text[end]))
            end++;
        (string question, string rest) = Balance(text[..end], text[end..]);
        return rest.Length == 0 || question.Length < 2 ? null : new QuestionLine(question, rest);
    }

    /// <summary>Offset behind the mark that ends the first sentence, -1 when the text is one sentence.</summary>
    private static int EndOfFirstSentence(Passage passage)
    {
        string text = passage.Text;
        int depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (passage.IsOpaque(i))
                continue;
            char c = text[i];
            depth += c is '（' or '(' or '“' or '「' or '《' ? 1 : c is '）' or ')' or '”' or '」' or '》' && depth > 0 ? -1 : 0;
            if (depth == 0 && EndsSentence(text, i))
            {
                while (i + 1 < text.Length && text[i + 1] is '?' or '？' or '!' or '！')
                    i++;
                return i + 1;
            }
        }

        return -1;
    }

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '。' or '！' or '？' or '；' => true,
        '.' or '!' or ';' => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]),
        '?' => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] >= '\u2E80' || Closers.Contains(text[at + 1]) || text[at + 1] is '?' or '!',
        _ => false,
    };

    private static bool EndsAsQuestion(string text)
    {
        string end = text.TrimEnd().TrimEnd(Closers.ToCharArray());
        return end.Length > 1 && end[^1] is '?' or '？';
    }

    private static string WithoutRemark(string text)
    {
        string end = text.TrimEnd();
        if (end.Length == 0 || end[^1] is not (')' or '）'))
            return end;
        int open = end.LastIndexOfAny(['(', '（']);
        return open > 0 ? end[..open].TrimEnd() : end;
    }

    /// <summary>Strong emphasis that runs over the cut is closed before and opened again behind it.</summary>
    private static (string Asked, string After) Balance(string question, string rest)
    {
        rest = TrimRest(rest);
        int open = 0;
        for (int at = question.IndexOf("**", StringComparison.Ordinal); at >= 0; at = question.IndexOf("**", at + 2, StringComparison.Ordinal))
            open++;
        if (open % 2 == 0)
            return (question, rest);
        return question.StartsWith("**", StringComparison.Ordinal) && open == 1
            ? (question[2..], "**" + rest)
            : (question + "**", "**" + rest);
    }

    private static string TrimRest(string rest) => rest.Trim(' ', '\t', '\n', '\\', '\u3000').TrimStart(':', '：').TrimStart(' ', '\u3000');
}
