using System.Globalization;
using System.Text;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using Markdig;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>The examples of the CommonMark specification as answers: whatever Markdown can say must reach the card.</summary>
/// <remarks>
/// An example comes through whole when its answer, shown by a plain CommonMark reader, has exactly the letters and digits that the specification's own page has.
/// The others stand in <c>CommonMark/*.out.txt</c>, with the runs of letters and digits that the answer lacks, each looked for behind the one before;
/// those with nothing missing show something more (HTML is text here) or in another form (setext headings are off).
/// </remarks>
public sealed class CommonMarkTests
{
    private static readonly CommonMarkExample[] Examples = CommonMarkExample.All;

    [Fact]
    public void The_specification_has_652_examples() => Assert.Equal(652, Examples.Length);

    [Theory]
    [InlineData("under-a-heading")]
    [InlineData("behind-a-sentence")]
    [InlineData("in-an-answer")]
    [InlineData("in-a-bullet")]
    public void Every_example_keeps_its_text_but_those_that_are_listed(string place)
    {
        var listed = new StringBuilder();
        foreach (CommonMarkExample example in Examples)
        {
            if (Finding(Notes.Compile(Put(example.Markdown, place)), place, example) is { } finding)
                listed.Append(CultureInfo.InvariantCulture, $"{example}: {finding}\n");
        }

        Golden.Check($"CommonMark/{place}.out.txt", listed.ToString());
    }

    [Theory]
    [InlineData("under-a-heading")]
    [InlineData("behind-a-sentence")]
    [InlineData("in-an-answer")]
    [InlineData("in-a-bullet")]
    public void Line_ends_and_Unicode_forms_change_no_example(string place)
    {
        foreach (CommonMarkExample example in Examples)
        {
            string text = Put(example.Markdown, place);
            Card[] cards = [.. Notes.Compile(text).Cards];
            Assert.Equal(cards, Notes.Compile(text.ReplaceLineEndings("\r\n")).Cards);
            Assert.Equal(cards, Notes.Compile(text.ReplaceLineEndings("\r")).Cards);
            Assert.Equal(cards.Select(card => card with { Span = cards[0].Span }), Notes.Compile(text.Normalize(NormalizationForm.FormD)).Cards.Select(card => card with { Span = cards[0].Span }));
        }
    }

    [Fact]
    public void Every_example_alone_is_read_without_an_exception()
    {
        foreach (CommonMarkExample example in Examples)
        {
            Assert.NotNull(Notes.Compile([], ("a.md", example.Markdown), ("b.md", "C: " + example.Markdown), ("c.md", "> " + example.Markdown)));
        }
    }

    /// <summary>Null for an example that comes through whole.</summary>
    private static string? Finding(CompiledNote note, string place, CommonMarkExample example)
    {
        Card? card = note.Cards.FirstOrDefault(card => card.Front == "Why?");
        if (card is null)
            return $"no card ({string.Join(' ', note.Diagnostics.Select(diagnostic => diagnostic.Code))}) for {string.Join(' ', example.Words)}".TrimEnd();
        string shown = CommonMarkExample.VisibleText(Markdown.ToHtml(card.Back));
        string[] words = place == "behind-a-sentence" ? ["Because", .. example.Words] : example.Words;
        string[] missing = Missing(shown, words);
        if (missing.Length > 0)
            return $"missing {string.Join(' ', missing)}";
        bool isSame = string.Concat(words) == string.Concat(CommonMarkExample.Runs(shown));
        return isSame ? null : $"otherwise: {card.Back.Replace("\n", "⏎", StringComparison.Ordinal)}";
    }

    private static string Put(string markdown, string place) => place switch
    {
        "under-a-heading" => "# Why?\n\n" + markdown,
        "behind-a-sentence" => "# Why?\n\nBecause.\n\n" + markdown,
        "in-an-answer" => "Q: Why?\nA:\n" + markdown,
        _ => "- Why?\n\n" + string.Concat(markdown.Split('\n').Select(line => line.Length == 0 ? "\n" : $"  {line}\n")),
    };

    /// <summary>The words that the text does not have, or not in that order.</summary>
    private static string[] Missing(string text, string[] words)
    {
        var missing = new List<string>();
        int at = 0;
        foreach (string word in words)
        {
            int found = text.IndexOf(word, at, StringComparison.Ordinal);
            if (found < 0)
                missing.Add(word);
            else
                at = found + word.Length;
        }

        return [.. missing];
    }
}
