using DLQuiz.Core.Authoring;
using DLQuiz.Core.Authoring.Identity;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>An edit keeps its history: the card keeps its key.</summary>
public sealed class IdentityTests
{
    private const string Note = """
        # Optimisers

        Q: What does momentum accumulate?
        A: An exponentially decaying sum of past gradients.

        Q: Why does Adam divide by the root of the second moment?
        A: To give every parameter a step of its own size.

        ## Warmup

        - 预热有什么用？避免训练一开始就发散。
        """;

    [Fact]
    public void The_same_notes_change_nothing()
    {
        IReadOnlyList<StoredCard> stored = Stored(("a.md", Note));
        Assert.True(Notes.Compile(stored, ("a.md", Note)).Plan.ChangesNothing);
    }

    [Theory]
    [InlineData("momentum accumulate", "momentum really accumulate")]
    [InlineData("past gradients", "earlier gradients")]
    [InlineData("second moment", "secnd moment")]
    [InlineData("避免训练一开始就发散", "避免训练刚开始就发散")]
    [InlineData("预热有什么用", "学习率预热有什么用")]
    public void A_typo_mended_keeps_the_key(string before, string after)
    {
        IReadOnlyList<StoredCard> stored = Stored(("a.md", Note));
        CompilePlan plan = Notes.Compile(stored, ("a.md", Note.Replace(before, after, StringComparison.Ordinal))).Plan;
        Assert.Equal(1, plan.Count(ChangeKind.Edited));
        Assert.Equal(2, plan.Count(ChangeKind.Unchanged));
        Assert.Empty(plan.Gone);
        CardChange edited = plan.Cards.Single(change => change.Kind == ChangeKind.Edited);
        Assert.NotEqual(edited.Computed, edited.Card.Key);
        Assert.Equal(edited.Before!.Key, edited.Card.Key);
    }

    [Fact]
    public void A_section_inserted_above_moves_the_cards_below()
    {
        IReadOnlyList<StoredCard> stored = Stored(("a.md", Note));
        CompilePlan plan = Notes.Compile(stored, ("a.md", "# New\n\nQ: Brand new?\nA: Yes.\n\n" + Note)).Plan;
        Assert.Equal((1, 3, 0), (plan.Count(ChangeKind.New), plan.Count(ChangeKind.Moved), plan.Gone.Length));
    }

    [Fact]
    public void A_renamed_file_takes_its_cards_along()
    {
        IReadOnlyList<StoredCard> stored = Stored(("a.md", Note), ("b.md", "Q: other\nA: one"));
        CompilePlan plan = Notes.Compile(stored, ("sub/c.md", Note), ("b.md", "Q: other\nA: one")).Plan;
        Assert.Equal((3, 1, 0), (plan.Count(ChangeKind.Moved), plan.Count(ChangeKind.Unchanged), plan.Gone.Length));
        Assert.All(plan.Cards.Where(change => change.Kind == ChangeKind.Moved), change => Assert.Equal("sub/c", change.Card.Deck));
    }

    [Fact]
    public void A_renamed_and_edited_file_takes_its_cards_along()
    {
        CompilePlan plan = Notes.Compile(Stored(("a.md", Note)), ("c.md", Note.Replace("past gradients", "earlier gradients", StringComparison.Ordinal))).Plan;
        Assert.Equal((1, 2, 0), (plan.Count(ChangeKind.Edited), plan.Count(ChangeKind.Moved), plan.Gone.Length));
    }

    [Fact]
    public void A_card_that_vanishes_and_returns_is_itself()
    {
        IReadOnlyList<StoredCard> stored = Stored(("a.md", Note));
        Compilation without = Notes.Compile(stored, ("a.md", Note.Split("- 预热")[0]));
        Assert.Single(without.Plan.Gone);
        IReadOnlyList<StoredCard> later = Notes.Store(without, stored);
        CompilePlan back = Notes.Compile(later, ("a.md", Note)).Plan;
        CardChange returned = Assert.Single(back.Cards, change => change.Kind == ChangeKind.Returned);
        Assert.Equal(without.Plan.Gone[0].Key, returned.Card.Key);
    }

    [Fact]
    public void A_missing_note_makes_its_cards_gone_and_an_unreadable_one_does_not()
    {
        IReadOnlyList<StoredCard> stored = Stored(("a.md", Note));
        Assert.Equal(3, Notes.Compile(stored).Plan.Gone.Length);
        Assert.Empty(Compiler.Compile(Notes.Source, [], stored, ["a.md"]).Plan.Gone);
    }

    [Theory]
    [InlineData("---\na: [\n---\n")]
    [InlineData("\0")]
    public void The_cards_of_a_broken_note_stay_as_they_were(string broken)
    {
        (string, string) other = ("b.md", "Q: other\nA: one");
        IReadOnlyList<StoredCard> stored = Stored(("a.md", Note), other);
        Compilation compilation = Compiler.Compile(Notes.Source, [NoteText.FromBytes("a.md", "", System.Text.Encoding.UTF8.GetBytes(broken + Note)), Notes.Text("Q: other\nA: two", "b.md")], stored);
        Assert.True(compilation.HasErrors);
        Assert.Empty(compilation.Plan.Gone);
        Assert.Equal("two", Assert.Single(compilation.Plan.Cards).Card.Back);
        Assert.Equal([("a.md", NoteOutcome.Unread), ("b.md", NoteOutcome.Whole)], compilation.Plan.Notes.Select(note => (note.File, note.Outcome)));
    }

    [Fact]
    public void A_broken_block_keeps_its_old_card_and_spares_the_others()
    {
        const string Quiz = "\n\n```quiz\nask: |\n  What is one plus one?\nanswer: 1 + 1\n```\n";
        IReadOnlyList<StoredCard> stored = Stored(("a.md", Note + Quiz));
        CompilePlan plan = Notes.Compile(stored, ("a.md", Note.Replace("momentum accumulate", "momentum add up", StringComparison.Ordinal) + Quiz.Replace("1 + 1", "1 +", StringComparison.Ordinal))).Plan;
        Assert.Equal((1, 2, 0), (plan.Count(ChangeKind.Edited), plan.Count(ChangeKind.Unchanged), plan.Gone.Length));
    }

    [Fact]
    public void An_id_keeps_the_key_through_any_edit_and_joins_a_card_known_before()
    {
        const string Before = "Q: one thing\nA: some answer";
        IReadOnlyList<StoredCard> stored = Stored(("a.md", Before));
        Compilation named = Notes.Compile(stored, ("a.md", "<!-- id: x -->\n" + Before));
        Assert.Equal(stored[0].Card.Key, Assert.Single(named.Plan.Cards).Card.Key);
        IReadOnlyList<StoredCard> later = Notes.Store(named, stored);
        CompilePlan rewritten = Notes.Compile(later, ("b.md", "---\ndeck: a/deeper\n---\n<!-- id: x -->\nQ: 全都换了\nA: 也换了")).Plan;
        Assert.Equal((ChangeKind.Edited, stored[0].Card.Key), (rewritten.Cards[0].Kind, rewritten.Cards[0].Card.Key));
    }

    [Fact]
    public void Equal_cards_are_both_kept_and_keep_apart()
    {
        const string Twice = "Q: a\nA: b\n\nQ: a\nA: b\n";
        Compilation compilation = Notes.Compile([], ("a.md", Twice), ("b.md", "Q: a\nA: b"));
        Assert.Equal(3, compilation.Plan.Cards.Select(change => change.Card.Key).Distinct().Count());
        Assert.Equal(2, compilation.Diagnostics.Count(finding => finding.Code == "DLQ402"));
        IReadOnlyList<StoredCard> stored = Notes.Store(compilation);
        Assert.True(Notes.Compile(stored, ("a.md", Twice), ("b.md", "Q: a\nA: b")).Plan.ChangesNothing);
        CompilePlan without = Notes.Compile(stored, ("b.md", "Q: a\nA: b")).Plan;
        Assert.Equal(stored.Single(card => card.Card.Span.File == "b.md").Card.Key, Assert.Single(without.Cards).Card.Key);
    }

    [Fact]
    public void An_id_given_twice_harms_neither_card()
    {
        const string Good = "<!-- id: x -->\nQ: one\nA: 1\n";
        IReadOnlyList<StoredCard> stored = Stored(("a.md", Good));
        Compilation compilation = Notes.Compile(stored, ("a.md", Good), ("b.md", "---\ndeck: a\n---\n<!-- id: x -->\nQ: copy\nA: 2\n"));
        Assert.Equal(2, compilation.Diagnostics.Count(finding => finding.Code == "DLQ401"));
        Assert.Empty(compilation.Plan.Cards);
        Assert.Empty(compilation.Plan.Gone);
    }

    [Fact]
    public void Writing_Q_and_A_around_a_bullet_keeps_its_history()
    {
        IReadOnlyList<StoredCard> stored = Stored(("a.md", "- 预热有什么用？避免发散。"));
        CardChange change = Assert.Single(Notes.Compile(stored, ("a.md", "Q: 预热有什么用？\nA: 避免发散。")).Plan.Cards);
        Assert.Equal((ChangeKind.Edited, stored[0].Card.Key), (change.Kind, change.Card.Key));
    }

    [Fact]
    public void A_card_rewritten_beyond_recognition_is_new_and_the_old_one_gone()
    {
        CompilePlan plan = Notes.Compile(Stored(("a.md", "Q: What is dropout?\nA: Noise on units.")), ("a.md", "Q: 支持向量机的间隔怎么算？\nA: 2 / ‖w‖")).Plan;
        Assert.Equal((1, 1), (plan.Count(ChangeKind.New), plan.Gone.Length));
    }

    [Fact]
    public void Of_two_cards_alike_neither_is_guessed()
    {
        string one = "Q: What is the output size with stride 1 and padding 1 here?\nA: ";
        IReadOnlyList<StoredCard> stored = Stored(("a.md", $"{one}four\n\n{one.Replace("stride 1", "stride 2", StringComparison.Ordinal)}five\n"));
        CompilePlan plan = Notes.Compile(stored, ("a.md", one.Replace("stride 1", "stride 3", StringComparison.Ordinal) + "six")).Plan;
        Assert.Equal((1, 2), (plan.Count(ChangeKind.New), plan.Gone.Length));
    }

    [Fact]
    public void Keys_are_what_they_were_when_this_was_written()
    {
        Assert.Equal("dbd07f687d5c1ecaa1d2be981b496451", CardKeys.OfContent(CardKind.QuestionAnswer, "a", "b", "").ToString());
        Assert.Equal("4881dd6e20c35e7d40620cf1b6469543", CardKeys.OfId(CardKind.QuestionAnswer, "top/leaf", "x", "").ToString());
    }

    [Fact]
    public void A_hundred_thousand_unchanged_cards_are_matched_well_within_a_second()
    {
        CompiledNote[] notes = [.. Enumerable.Range(0, 1_000).Select(file => Notes.Compile(string.Concat(Enumerable.Range(0, 100).Select(card => $"Q: question {file} {card}\nA: answer {card}\n\n")), $"f{file}.md"))];
        StoredCard[] stored = [.. notes.SelectMany(note => note.Cards).Select(card => new StoredCard(card, IsGone: false))];
        Assert.Equal(100_000, stored.Length);
        TimeSpan time = WorkClock.Measure(() => Assert.True(Compiler.Link(Notes.Source, notes, stored).Plan.ChangesNothing));
        Assert.True(time < TimeSpan.FromSeconds(2), time.ToString());
    }

    [Fact]
    public void Thousands_of_rewritten_cards_are_matched_without_comparing_each_with_each()
    {
        string text(string word) => string.Concat(Enumerable.Range(0, 5_000).Select(card => $"Q: {word} of subject {card * 7919 % 100_003} please\nA: because of reason {card * 104_729 % 99_991}\n\n"));
        IReadOnlyList<StoredCard> stored = Stored(("a.md", text("meaning")));
        TimeSpan time = WorkClock.Measure(() => Assert.Equal(5_000, Notes.Compile(stored, ("b.md", text("purport"))).Plan.Cards.Length));
        Assert.True(time < TimeSpan.FromSeconds(10), time.ToString());
    }

    private static IReadOnlyList<StoredCard> Stored(params (string File, string Text)[] notes) => Notes.Store(Notes.Compile([], notes));
}
