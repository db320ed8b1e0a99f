namespace DLQuiz.Core.Authoring.Markup;

/// <summary>A line that is or begins with a question.</summary>
/// <param name="Question">Without numbering and without emphasis around the whole of it.</param>
/// <param name="Rest">What follows the question on the same line; empty when the line is the question.</param>
internal sealed record QuestionLine(string Question, string Rest)
{
    private const string Closers = "*_=~”’\"'」』";

    private static readonly char[] CloserMarks = Closers.ToCharArray();

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
        if (FieldParser.KindOf(text) == FieldKind.Question)
            text = Numbering.TakeOff(text[2..].TrimStart(' ', '\t', '\u3000'));
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
        int marks = LengthOfNotes(rest);
        (inner, rest) = (inner + rest[..marks], rest[marks..]);
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
        end += LengthOfNotes(text.AsSpan(end));
        (string question, string rest) = Balance(text[..end], text[end..]);
        return rest.Length == 0 || question.Length < 2 ? null : new QuestionLine(question, rest);
    }

    /// <summary>Offset behind the mark that ends the first sentence, -1 when the text is one sentence.</summary>
    private static int EndOfFirstSentence(Passage passage)
    {
        string text = passage.Text;
        int depth = 0;
        bool hasQuotes = text.AsSpan().Count('"') % 2 == 0;
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (passage.IsOpaque(i))
                continue;
            char c = text[i];
            isQuoted ^= hasQuotes && c == '"';
            depth += c is '（' or '(' or '“' or '「' or '《' ? 1 : c is '）' or ')' or '”' or '」' or '》' && depth > 0 ? -1 : 0;
            if (depth == 0 && !isQuoted && EndsSentence(text, i))
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
        '?' => EndsQuestion(text, at),
        _ => false,
    };

    /// <summary>Behind a space a half-width mark is talked about, or an operator (<c>drop the ?? here</c>), unless the text ends with it.</summary>
    private static bool EndsQuestion(string text, int at)
    {
        if (at + 1 == text.Length)
            return true;
        int first = at;
        while (first > 0 && text[first - 1] is '?' or '!')
            first--;
        char next = text[at + 1];
        return (first == 0 || text[first - 1] != ' ') && (char.IsWhiteSpace(next) || next >= '\u2E80' || Closers.Contains(next) || next is '?' or '!' || LengthOfNotes(text.AsSpan(at + 1)) > 0);
    }

    /// <summary>Length of the footnote marks that the text begins with.</summary>
    private static int LengthOfNotes(ReadOnlySpan<char> text)
    {
        int length = 0;
        while (FootnoteParser.LengthOfMark(text[length..]) is var next && next > 0)
            length += next;
        return length;
    }

    private static bool EndsAsQuestion(string text)
    {
        string end = text.TrimEnd().TrimEnd(CloserMarks);
        while (end.EndsWith(']') && end.LastIndexOf("[^", StringComparison.Ordinal) is var mark && mark > 0 && FootnoteParser.LengthOfMark(end.AsSpan(mark)) == end.Length - mark)
            end = end[..mark].TrimEnd().TrimEnd(CloserMarks);
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

    /// <summary>Emphasis that runs over the cut is closed before and opened again behind it; around the whole line it is taken off the question.</summary>
    private static (string Asked, string After) Balance(string question, string rest)
    {
        rest = TrimRest(rest);
        string mark = question.StartsWith("**", StringComparison.Ordinal) ? "**" : question[..1];
        if (mark is "*" or "_" or "**" && question.LastIndexOf(mark, StringComparison.Ordinal) == 0 && rest.EndsWith(mark, StringComparison.Ordinal))
            return (question[mark.Length..], mark + rest);
        int open = question.Split("**").Length - 1;
        return open % 2 == 0 ? (question, rest) : (question + "**", "**" + rest);
    }

    private static string TrimRest(string rest) => rest.Trim(' ', '\t', '\n', '\\', '\u3000').TrimStart(':', '：').TrimStart(' ', '\u3000');
}
