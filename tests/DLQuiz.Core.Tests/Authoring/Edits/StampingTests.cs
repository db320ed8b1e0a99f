using CsCheck;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Authoring.Edits;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Authoring.Edits;

/// <summary>Ids that are written into notes on request.</summary>
public sealed class StampingTests
{
    [Fact]
    public void Every_kind_of_card_gets_its_id_where_it_belongs()
    {
        const string Note = """
            ## Why is it biased? {.hard}

            Because.

            Q: What does momentum remember?
            A: The past.
            C: The [mean] and the [variance].

            ---

            - 1）预热有什么用？避免发散。
            - Q: What is inside?
              A: This.

            ```quiz
            ask: What is 1 + 1?
            answer: 2
            ```

            > ```quiz
            >   ask: quoted
            >   answer: 2
            > ```
            """;

        Assert.Equal(
            """
            ## Why is it biased? {#biased .hard}

            Because.

            <!-- id: momentum-remember -->
            Q: What does momentum remember?
            A: The past.
            <!-- id: mean-variance -->
            C: The [mean] and the [variance].

            ---

            - 1）预热有什么用？避免发散。 <!-- id: 预热有什么用 -->
            - Q: What is inside? <!-- id: inside -->
              A: This.

            ```quiz
            id: 1-1
            ask: What is 1 + 1?
            answer: 2
            ```

            > ```quiz
            >   id: quoted
            >   ask: quoted
            >   answer: 2
            > ```
            """,
            Stamped(Note));
    }

    [Fact]
    public void After_stamping_every_card_of_any_note_keeps_its_key_and_none_is_new_or_gone() => Pieces.Note.Sample(
        note =>
        {
            IReadOnlyList<StoredCard> stored = Notes.Store(Notes.Compile([], ("a.md", note)));
            string stamped = Stamped(note);
            CompilePlan plan = Notes.Compile(stored, ("a.md", stamped)).Plan;
            Assert.Equal((0, 0), (plan.Count(ChangeKind.New), plan.Gone.Length));
            Assert.All(plan.Cards, change => Assert.Equal((change.Before!.Front, change.Before.Back), (change.Card.Front, change.Card.Back)));
            Assert.Equal(stored.Select(card => card.Card.Key), plan.Cards.Select(change => change.Card.Key));
            Assert.All(plan.Cards, change => Assert.NotNull(change.Card.Id));
            Assert.Equal(stamped, Stamped(stamped));
        },
        iter: 300);

    [Fact]
    public void Cards_of_obsidian_sr_get_their_ids_above_them()
    {
        const string Note = "#flashcards/x\n\n- one::1\n- two:::2\n<!--SR:!2024-08-16,51,230-->\n\n### three\n?\n3\n\nThe ==fourth==.\n";
        IReadOnlyList<StoredCard> stored = Notes.Store(Notes.Compile([], ("a.md", Note)));

        string stamped = Stamped(Note);

        Assert.Equal("#flashcards/x\n\n<!-- id: one -->\n- one::1\n<!-- id: two -->\n- two:::2\n<!--SR:!2024-08-16,51,230-->\n\n<!-- id: three -->\n### three\n?\n3\n\n<!-- id: fourth -->\nThe ==fourth==.\n", stamped);
        CompilePlan plan = Notes.Compile(stored, ("a.md", stamped)).Plan;
        Assert.Equal(stored.Select(card => card.Card.Key), plan.Cards.Select(change => change.Card.Key));
        Assert.Empty(plan.Gone);
    }

    [Fact]
    public void Once_stamped_a_card_may_be_rewritten_wholly()
    {
        const string Note = "Q: One?\nA: 1\n\nQ: Two?\nA: 2\n";
        Compilation first = Notes.Compile([], ("a.md", Note));
        Compilation second = Notes.Compile(Notes.Store(first), ("a.md", Stamped(Note)));
        string rewritten = Stamped(Note).Replace("One?", "全都换了", StringComparison.Ordinal).Replace("A: 1", "A: 也换了", StringComparison.Ordinal);

        CompilePlan plan = Notes.Compile(Notes.Store(second, Notes.Store(first)), ("b.md", "---\ndeck: a\n---\n" + rewritten)).Plan;

        Assert.Equal(first.Plan.Cards.Select(change => change.Card.Key), plan.Cards.Select(change => change.Card.Key));
    }

    [Fact]
    public void Ids_are_unique_in_the_top_level_deck_and_equal_in_every_run()
    {
        const string Note = "Q: Same?\nA: Same.\n\nQ: Same?\nA: Same.\n\nQ: $$?\nA: !\n";
        var taken = new TakenIds([Notes.Compile("<!-- id: same -->\nQ: x\nA: y\n", "top/a.md")]);

        string[] ids = [.. Stamping.Of(Notes.Text(Note, "top/b.md"), taken).Select(stamp => stamp.Id)];

        Assert.Equal(["same-2", "same-3"], ids[..2]);
        Assert.Matches("^card-[0-9a-f]{6}$", ids[2]);
        Assert.Equal(["same", "same-2"], Stamping.Of(Notes.Text(Note, "other/b.md"), taken).Select(stamp => stamp.Id).Take(2));
        Assert.Equal(["same-4"], Stamping.Of(Notes.Text("Q: Same?\nA: Again.\n", "top/c.md"), taken).Select(stamp => stamp.Id));
    }

    [Theory]
    [InlineData("A note that is no card.")]
    [InlineData("---\na: [\n---\nQ: a\nA: b\n")]
    [InlineData("")]
    public void A_note_without_a_card_or_one_that_cannot_be_read_gets_none(string note) =>
        Assert.Empty(Stamping.Of(Notes.Text(note), new TakenIds([])));

    private static string Stamped(string note) =>
        TextEdits.Apply(note, Stamping.Of(Notes.Text(note, "a.md"), new TakenIds([Notes.Compile(note, "a.md")])).Select(stamp => stamp.Edit));
}
