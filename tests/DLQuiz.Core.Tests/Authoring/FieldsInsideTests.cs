using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Fields in bullets and quotes, and the letters there that are none.</summary>
public sealed class FieldsInsideTests
{
    [Theory]
    [InlineData("- Q: a\n  A: b")]
    [InlineData("- Q: a\r\n  A: b")]
    [InlineData("- text\n  - Q：a\n    A：b")]
    [InlineData("1. Q: a\n\n   A: b")]
    [InlineData("> Q: a\n> A: b")]
    [InlineData(">Q: a\n>A: b")]
    [InlineData("> - Q: a\n>   A: b")]
    [InlineData("- > Q: a\n  > A: b")]
    [InlineData("  Q: a\n  A: b")]
    [InlineData("-\tQ: a\n\tA: b")]
    public void A_question_with_its_answer_is_a_card_wherever_it_stands(string text)
    {
        Card card = Notes.Only(text);

        Assert.Equal((CardKind.QuestionAnswer, "a", "b"), (card.Kind, card.Front, card.Back));
        Assert.Empty(Notes.Codes(text));
    }

    [Theory]
    [InlineData("- Q: query\n- K: key\n- A: attention\n- C: cost")]
    [InlineData("> Q is the query,\n> C: is a cost")]
    [InlineData("- Q: query\n\nThe text goes on.")]
    public void The_letters_of_formulas_are_no_fields(string text)
    {
        Assert.Empty(Notes.Compile(text).Cards);
        Assert.Empty(Notes.Codes(text));
    }

    [Theory]
    [InlineData("- Q: a?\n- A: b")]
    [InlineData("- Q: a? b")]
    [InlineData("- Q: a?\n    - b")]
    [InlineData("- [ ] Q: a?\n  A: b")]
    [InlineData("> Q: a?\n\n> A: b")]
    [InlineData("---\nimplicit: off\n---\n- Q: a?")]
    public void A_question_in_a_bullet_or_quote_without_its_answer_is_reported_and_gives_no_card(string text)
    {
        Assert.Empty(Notes.Compile(text).Cards);
        Assert.Equal(["DLQ201"], Notes.Codes(text));
    }

    [Fact]
    public void Two_questions_of_one_bullet_are_two_cards() =>
        Assert.Equal(["a", "c"], Notes.Compile("- Q: a\n  A: b\n  Q: c\n  A: d").Cards.Select(card => card.Front));

    [Fact]
    public void Questions_in_one_another_are_cards_only_so_deep_and_told_below()
    {
        string text = string.Concat(Enumerable.Range(0, 40).Select(depth => $"{new string(' ', 2 * depth)}- text\n{new string(' ', 2 * depth)}- why {depth}?\n")) + new string(' ', 80) + "- end";
        CompiledNote note = Notes.Compile("# Why?\n\n" + text);

        Assert.Equal(5, note.Cards.Length);
        Diagnostic[] told = [.. note.Diagnostics.Where(diagnostic => diagnostic.Code == "DLQ218")];
        Assert.Equal(NoteLimits.AlikeFindings + 1, told.Length);
        Assert.StartsWith("26 more of this kind", told[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_scheduler_passes_where_no_names_are_known()
    {
        NoteText note = Notes.Text("---\nscheduler: other\n---\nQ: a\nA: b");

        Assert.Equal("other", NoteCompiler.Compile(note).Note.Settings.Scheduler);
        Assert.Null(NoteCompiler.Compile(note, ["sm2"]).Note.Settings.Scheduler);
    }
}
