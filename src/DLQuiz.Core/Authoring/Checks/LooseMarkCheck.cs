using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Pairs such as <c>Q. …</c> and <c>A. …</c>, <c>问：…</c> and <c>答：…</c>, <c>Question 1:</c> and <c>Answer:</c>, and cards that four spaces turned into code.</summary>
internal sealed class LooseMarkCheck : NotePass
{
    private static readonly string[] Questions = ["question", "q", "问题", "问", "問題", "問"];

    private static readonly string[] Answers = ["answer", "ans", "a", "回答", "答案", "答"];

    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        if (!reading.Settings.Dialect.HasFields)
            return;
        foreach (LeafBlock block in reading.Blocks.OfType<LeafBlock>().Where(block => !block.Span.IsEmpty))
        {
            if (block is ParagraphBlock && !reading.IsInsideCard(block.Span.Start))
                LookForPair(block, reading);
            else if (block is CodeBlock and not FencedCodeBlock)
                LookForCard((CodeBlock)block, reading);
        }
    }

    private static void LookForPair(LeafBlock paragraph, NoteReading reading)
    {
        int last = reading.Source.LineOf(Math.Min(paragraph.Span.End, reading.Source.Text.Length - 1));
        (int place, int length) = (-1, 0);
        for (int line = reading.Source.LineOf(paragraph.Span.Start); line <= last; line++)
        {
            ReadOnlySpan<char> whole = reading.Source.Line(line);
            ReadOnlySpan<char> text = whole.TrimStart(" \t>");
            if (LengthOf(text, Questions) is > 0 and var mark && NearMiss.Of(text).Length == 0 && FieldParser.KindOf(text) is null)
                (place, length) = (reading.Source.StartOf(line) + whole.Length - text.Length, mark);
            else if (place >= 0 && LengthOf(text, Answers) > 0)
            {
                Report(place, length, reading);
                return;
            }
        }

        if (place >= 0 && AnswersNext(paragraph, reading))
            Report(place, length, reading);
    }

    private static void Report(int place, int length, NoteReading reading) =>
        reading.Report(Rules.AlmostAField, $"“{reading.Source.Text.AsSpan(place, length)}” does not begin a field; “Q:” does.", place, length);

    private static bool AnswersNext(Block paragraph, NoteReading reading)
    {
        ContainerBlock parent = paragraph.Parent!;
        int next = parent.IndexOf(paragraph) + 1;
        return next < parent.Count && parent[next] is ParagraphBlock { Span.IsEmpty: false } answer
            && LengthOf(reading.Source.Text.AsSpan(answer.Span.Start), Answers) > 0 && !IsOptions(reading.Source.Text.AsSpan(answer.Span.Start, answer.Span.Length));
    }

    /// <summary>A., B., C. are options and no answer.</summary>
    private static bool IsOptions(ReadOnlySpan<char> text)
    {
        foreach (ReadOnlySpan<char> line in text.EnumerateLines())
        {
            if (line.TrimStart() is ['B', '.' or ')' or '）' or '、' or ':' or '：', ..])
                return true;
        }

        return false;
    }

    /// <summary>Length of one of the words, a number perhaps, and a mark behind it; 0 for any other line.</summary>
    private static int LengthOf(ReadOnlySpan<char> line, string[] words)
    {
        int bold = line.Length - line.TrimStart('*').Length;
        ReadOnlySpan<char> text = line[bold..];
        foreach (string word in words)
        {
            if (!text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                continue;
            int end = word.Length;
            while (end < text.Length && end < word.Length + 5 && (char.IsDigit(text[end]) || text[end] is ' ' or '\u3000'))
                end++;
            bool isMarked = end + 1 < text.Length && (text[end] is ':' or '：' || (text[end] is '.' or ')' or '）' or '、' or '．' && text[0] is 'Q' or 'A' && word.Length == 1));
            return isMarked ? bold + end + 1 : 0;
        }

        return 0;
    }

    private static void LookForCard(CodeBlock code, NoteReading reading)
    {
        bool asks = false;
        for (int i = 0; i < code.Lines.Count; i++)
        {
            ReadOnlySpan<char> line = code.Lines.Lines[i].Slice.AsSpan().TrimStart();
            bool isQuiz = line.StartsWith("```quiz") || line.StartsWith("~~~quiz");
            if (isQuiz || (asks && FieldParser.KindOf(line) == FieldKind.Answer))
            {
                reading.Report(Rules.IndentedCard, isQuiz ? "This quiz block is code of its note: it gives no card." : "This Q: and its A: are code of their note: they give no card.", code.Span.Start);
                return;
            }

            asks |= FieldParser.KindOf(line) == FieldKind.Question;
        }
    }
}
