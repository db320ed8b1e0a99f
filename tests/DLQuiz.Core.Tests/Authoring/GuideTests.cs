using System.Text.RegularExpressions;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using Markdig;
using Markdig.Syntax;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Every example of docs/authoring.md is compiled, and the decks that ship are.</summary>
public sealed class GuideTests
{
    public static TheoryData<int, string> Examples
    {
        get
        {
            var examples = new TheoryData<int, string>();
            foreach (FencedCodeBlock block in Markdown.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "authoring.md"))).Descendants<FencedCodeBlock>())
            {
                if (block.Info == "markdown")
                    examples.Add(block.Line + 1, block.Lines.ToString());
            }

            return examples;
        }
    }

    public static TheoryData<string> Decks =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "decks"), "*.md", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_guide_gives_cards_and_no_complaint(int line, string example)
    {
        CompiledNote note = NoteCompiler.Compile(NoteText.FromText($"line-{line}.md", "", example));

        Assert.NotEmpty(note.Cards);
        Assert.DoesNotContain(note.Diagnostics, diagnostic => diagnostic.Severity != Severity.Info);
    }

    [Theory]
    [MemberData(nameof(Decks))]
    public void A_deck_that_ships_compiles_without_a_finding(string file)
    {
        CompiledNote note = NoteCompiler.Compile(NoteText.FromText(file, "", File.ReadAllText(Path.Combine(Repository.Root, file))));

        Assert.Equal("", string.Concat(note.Diagnostics.Select(DiagnosticText.Render)));
        Assert.Equal(NoteOutcome.Whole, note.Outcome);
    }

    [Fact]
    public void The_decks_that_ship_have_forty_cards_and_twelve_quiz_blocks_at_least()
    {
        Card[] cards = [.. Decks.SelectMany(row => NoteCompiler.Compile(NoteText.FromText(row.Data, "", File.ReadAllText(Path.Combine(Repository.Root, row.Data)))).Cards)];

        Assert.InRange(cards.Count(card => card.Kind != CardKind.Numeric), 40, int.MaxValue);
        Assert.InRange(cards.Count(card => card.Kind == CardKind.Numeric), 12, int.MaxValue);
        Assert.Subset(cards.Select(card => card.Id).ToHashSet(), new HashSet<string?> { "bn-train-first", "dilated-stack-receptive-field", "kmeans-one-iteration" });
    }

    [Fact]
    public void The_guide_names_every_key_of_front_matter_that_it_explains_once()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "authoring.md"));
        foreach (string key in new[] { "deck", "tags", "lang", "scheduler", "new-per-day", "reviews-per-day", "implicit" })
            Assert.Matches(new Regex($"\\| .*`{key}`.* \\|", RegexOptions.NonBacktracking), guide);
    }
}
