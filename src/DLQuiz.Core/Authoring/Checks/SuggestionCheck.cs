using DLQuiz.Core.Authoring.Kinds;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Text that is likely but not surely a card: nobody asked a question there, so only its author may make one of it.</summary>
internal sealed class SuggestionCheck : NotePass
{
    private static readonly string[] Comparisons =
    [
        "区别", "优缺点", "优点", "缺点", "优势", "劣势", "对比", "比较", "异同", "vs", "versus", "difference", "differences", "advantages", "drawbacks", "pros and cons",
    ];

    private static readonly string[] Definitions =
    [
        "被称为", "被称作", "称为", "称作", "叫做", "是指", "指的是", " is called ", " are called ", " is defined as ", " refers to ",
    ];

    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        if (!reading.Settings.Implicit)
            return;
        foreach (Section section in reading.Sections.Where(section => !section.IsNoCard && !section.IsReferences && !section.IsExercises))
        {
            if (section.Heading is { } heading && Compares(section.Title) && IsAnswer(section.Blocks, reading) && !reading.GivesCard(section))
                Suggest(reading, heading.Span.Start, section.Title, "names a comparison with its points under it");
            foreach (Block block in section.Blocks)
                Look(block, reading);
        }
    }

    private static void Look(Block block, NoteReading reading)
    {
        if (block is ParagraphBlock paragraph)
            LookAtText(paragraph, reading);
        if (block is not (ListBlock or QuoteBlock))
            return;
        foreach (ListItemBlock point in ((ContainerBlock)block).Descendants<ListItemBlock>().Where(point => !reading.IsInsideCard(point.Span.Start)))
        {
            (LeafBlock? lead, List<Block> body) = BodyReader.LeadOf(point);
            if (lead is null)
                continue;
            Attributes text = BodyReader.TextOf(lead, reading);
            if (!text.IsNoCard && Compares(text.Text) && IsAnswer(body, reading))
                Suggest(reading, point.Span.Start, text.Text, "names a comparison with its points under it");
            else if (!text.IsNoCard)
                LookAtText(lead, reading);
        }
    }

    private static void LookAtText(LeafBlock paragraph, NoteReading reading)
    {
        if (reading.IsInsideCard(paragraph.Span.Start))
            return;
        string text = QuestionLine.OneLine(BodyReader.TextOf(paragraph, reading).Text);
        if (NearMiss.IsMarked(text))
            return;
        if (IsTerm(text))
            Suggest(reading, paragraph.Span.Start, text, "defines a term");
        else if (Array.Exists(Definitions, word => text.Contains(word, StringComparison.Ordinal)))
            Suggest(reading, paragraph.Span.Start, text, "says what something is called");
    }

    /// <summary><c>**term**: what it is</c>.</summary>
    private static bool IsTerm(string text)
    {
        int end = text.StartsWith("**", StringComparison.Ordinal) ? text.IndexOf("**", 2, StringComparison.Ordinal) : -1;
        if (end < 3 || end > 60)
            return false;
        ReadOnlySpan<char> rest = text.AsSpan(end + 2).TrimStart();
        bool colonInside = text[end - 1] is ':' or '：';
        return colonInside ? rest.Length > 1 : rest.Length > 2 && rest[0] is ':' or '：';
    }

    private static bool Compares(string title)
    {
        string lower = title.ToLowerInvariant();
        return title.Length <= 60 && Array.Exists(Comparisons, word => char.IsAscii(word[0])
            ? lower.Split(' ', '.', ',', '-', ':').Contains(word) || (word.Contains(' ', StringComparison.Ordinal) && lower.Contains(word, StringComparison.Ordinal))
            : title.Contains(word, StringComparison.Ordinal));
    }

    private static bool IsAnswer(List<Block> blocks, NoteReading reading) => BodyReader.KindOf(blocks, reading) == BodyKind.Answer;

    private static void Suggest(NoteReading reading, int at, string text, string why) =>
        reading.Report(Rules.Suggestion, $"“{Excerpt.Of(Numbering.TakeOff(text))}” {why}.", at);
}
