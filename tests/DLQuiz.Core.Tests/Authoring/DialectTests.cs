using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Notes that were written for other programs.</summary>
public sealed class DialectTests
{
    private const string Named = "---\ndialect: obsidian-sr\n---\n";

    [Theory]
    [InlineData("What does momentum remember::The past", "What does momentum remember", "The past")]
    [InlineData("- 1. 动量 :: 过去梯度的衰减之和 <!--SR:!2024-08-16,51,230-->", "1. 动量", "过去梯度的衰减之和")]
    [InlineData("- [ ] task::done ^block-1", "task", "done")]
    [InlineData("> quoted::text", "quoted", "text")]
    [InlineData("### heading::text", "heading", "text")]
    [InlineData("`a::b` is what::a path", "`a::b` is what", "a path")]
    [InlineData("two\nlines\n?\nof\nanswer\n<!--SR:!2024-08-16,51,230-->\n\nnot this", "two\nlines", "of\nanswer")]
    [InlineData("### A heading asks\n?\n- one\n- two", "A heading asks", "- one\n- two")]
    [InlineData("- In a bullet\n  ?\n  - indented\n    - more", "In a bullet", "- indented\n  - more")]
    [InlineData("With code\n?\n```\na::b\n\n?\n```\nbehind", "With code", "```\na::b\n\n?\n```\nbehind")]
    [InlineData("<!-- a comment -->\nasked::answered", "asked", "answered")]
    [InlineData("Q: a letter::is no field", "Q: a letter", "is no field")]
    [InlineData("#flashcards/own asked::answered", "asked", "answered")]
    public void A_card_of_obsidian_sr_reads_as_the_plugin_reads_it(string note, string front, string back)
    {
        foreach (string text in new[] { Named + note, (Named + note).ReplaceLineEndings("\r\n") })
        {
            Card card = Notes.Only(text);
            Assert.Equal((CardKind.QuestionAnswer, front, back), (card.Kind, card.Front, card.Back));
        }
    }

    [Theory]
    [InlineData("one:::two")]
    [InlineData("one\n??\ntwo")]
    public void Three_colons_and_two_question_marks_ask_both_ways(string note)
    {
        CompiledNote compiled = Notes.Compile(Named + note);

        Assert.Equal([(CardKind.QuestionAnswer, "one", "two", 0), (CardKind.Reverse, "two", "one", 0)], compiled.Cards.Select(card => (card.Kind, card.Front, card.Back, card.Block)));
        Assert.Empty(compiled.Diagnostics);
    }

    [Theory]
    [InlineData("", "The […] of **a batch** and its {{variance}}.|The ==mean== of **a batch** and its {{variance}}.")]
    [InlineData("cloze: [highlight, bold, curly]\n", "The […] of a batch and its variance.|The mean of […] and its variance.|The mean of a batch and its […].")]
    [InlineData("cloze: bold\n", "The ==mean== of […] and its {{variance}}.")]
    [InlineData("cloze: none\n", "")]
    public void Highlights_are_clozes_and_what_else_is_says_the_front_matter(string setting, string fronts)
    {
        CompiledNote note = Notes.Compile($"---\ndialect: obsidian-sr\n{setting}---\nThe ==mean== of **a batch** and its {{{{variance}}}}.\n");

        string[] expected = fronts.Length == 0 ? [] : setting.Length == 0 ? [fronts.Split('|')[0]] : fronts.Split('|');
        Assert.Equal(expected, note.Cards.Select(card => card.Front));
        Assert.Empty(note.Diagnostics);
    }

    [Fact]
    public void A_cloze_may_have_a_hint_and_a_number_and_none_is_in_code_or_maths()
    {
        CompiledNote note = Notes.Compile(Named + "是==答案==^[两个字][^1]的，`==code==` $a==b$ \\==no==\n");

        Assert.Equal(("是[… 两个字]的，`==code==` $a==b$ \\==no==", "答案"), (Assert.Single(note.Cards).Front, note.Cards[0].Back));
    }

    [Fact]
    public void Tags_put_cards_into_decks_up_to_the_next_tag()
    {
        const string Note = """
            ---
            tags: [flashcards/outer, math]
            ---
            first::1

            #flashcards/inner/deep
            second::2
            third::3

            #flashcards/own fourth::4

            fifth::5 and more #flashcards/last

            sixth
            ?
            6

            #flashcards
            seventh::7
            """;

        CompiledNote note = Notes.Compile(Note, "folder/file.md");

        Assert.Equal("outer", note.Note.Deck);
        Assert.Equal(["outer", "inner/deep", "inner/deep", "own", "inner/deep", "last", "outer"], note.Cards.Select(card => card.Deck));
        Assert.All(note.Cards, card => Assert.Equal(["math"], card.Tags));
        Assert.Equal("fourth", note.Cards[3].Front);
    }

    [Theory]
    [InlineData("#flashcards\n\na::b\n", 1)]
    [InlineData("text #flashcards/x\n\na::b\n", 1)]
    [InlineData("---\ntags: flashcards\n---\na::b\n", 1)]
    [InlineData("a::b\n<!--SR:!2024-08-16,51,230-->\n", 1)]
    [InlineData("a::b\n", 0)]
    [InlineData("`#flashcards`\n\na::b\n", 0)]
    [InlineData("```\n#flashcards\na::b\n```\n", 0)]
    [InlineData("#flashcardsets\n\na::b\n", 0)]
    [InlineData("#flashcards\n\nQ: a\nA: b\n", 1)]
    [InlineData("#flashcards\n\na::b\n\nQ: a\nA: b\n", 1)]
    [InlineData("#flashcards\n\na::b\n\nc::d\n\nQ: a\nA: b\n", 2)]
    public void The_tag_or_a_schedule_shows_the_dialect(string note, int cards) => Assert.Equal(cards, Notes.Compile(note).Cards.Length);

    [Fact]
    public void A_schedule_that_changes_is_no_edit_and_ids_may_stand_by()
    {
        const string Before = "#flashcards\n\n<!-- id: x -->\nasked::answered\n<!--SR:!2024-08-16,51,230-->\n\nq\n?\na\n";
        IReadOnlyList<StoredCard> stored = Notes.Store(Notes.Compile([], ("a.md", Before)));

        Compilation after = Notes.Compile(stored, ("a.md", Before.Replace("2024-08-16,51,230-->\n", "2025-01-01,90,250-->\n", StringComparison.Ordinal).Replace("\na\n", "\na\n<!--SR:!2025-02-02,1,250-->\n", StringComparison.Ordinal)));

        Assert.Equal("x", stored[0].Card.Id);
        Assert.True(after.Plan.ChangesNothing);
        Assert.Empty(after.Diagnostics);
    }

    [Fact]
    public void A_hashcards_deck_reads_unchanged()
    {
        const string Deck = """
            ---
            name = "Cell \"Biology\""   # a comment
            tags = ['bio', "cell"]
            created = 2025-10-30
            ---

            Some words at the beginning, is that a card? No.

            Q: What is a cell?
            A: The basic unit of life [1].
            C: The [mitochondria] is the [power\[house\]] of ![the cell](cell.png), $x[0]$ and `a[1]`.

            <!-- a comment -->
            ## Is a heading a card?

            Q: What does this show?

            ![diagram](images/diagram.png)

            A:

            - one [link](https://example.org)
            - two
            ---
            C:
            Better is the sight
            of the eyes.

            — [Ecclesiastes] [6]:[9]
            """;

        CompiledNote note = Notes.Compile(Deck, "folder/Ch1.md");

        Assert.Empty(note.Diagnostics);
        Assert.Equal("Cell \"Biology\"", note.Note.Deck);
        Assert.Equal([2, 5], new[] { CardKind.QuestionAnswer, CardKind.Cloze }.Select(kind => note.Cards.Count(card => card.Kind == kind)));
        Assert.Equal("The basic unit of life [1].", note.Cards[0].Back);
        Assert.Equal(["mitochondria", "power\\[house\\]", "Ecclesiastes", "6", "9"], note.Cards.Where(card => card.Kind == CardKind.Cloze).Select(card => card.Back));
        Assert.All(note.Cards, card => Assert.Equal(["bio", "cell"], card.Tags));
    }

    [Theory]
    [InlineData("name = Deck without quotes\n", "DLQ410")]
    [InlineData("name = \"never closed\n", "DLQ410")]
    [InlineData("name = \"a\"\nname = \"b\"\n", "DLQ410")]
    [InlineData("other = 1\n[table]\nname = \"x\"\n", "")]
    [InlineData("", "")]
    [InlineData("# only a comment\n", "")]
    public void Toml_that_cannot_be_read_is_told(string toml, string code)
    {
        CompiledNote note = Notes.Compile($"---\n{toml}---\nQ: a?\nA: b\n", "f.md");

        Assert.Equal(code, string.Concat(note.Diagnostics.Select(finding => finding.Code)));
        Assert.Equal("f", note.Note.Deck);
        Assert.Equal(code.Length == 0 ? 1 : 0, note.Cards.Length);
    }

    [Fact]
    public void A_dialect_that_is_not_known_is_told_with_those_that_are()
    {
        Diagnostic finding = Assert.Single(Notes.Compile("---\ndialect: obsidian\n---\nQ: a\nA: b\n").Diagnostics);

        Assert.Contains("dlquiz, hashcards, obsidian-sr", finding.Message, StringComparison.Ordinal);
    }
}
