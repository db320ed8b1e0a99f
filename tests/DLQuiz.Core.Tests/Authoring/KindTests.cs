using CsCheck;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Lists;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Choices, sequences, both directions and footnotes, beyond what their goldens show.</summary>
public sealed class KindTests
{
    private const string Choice = "Q: Which norm gives zeros?\nA:\n- [x] L1\n- [ ] L2\n";

    [Fact]
    public void Every_kind_has_one_name_and_its_own_number()
    {
        Assert.Equal(Enum.GetValues<CardKind>(), CardKinds.All.Select(facts => facts.Kind));
        Assert.Distinct(CardKinds.All.Select(facts => facts.Name));
        Assert.Distinct(CardKinds.All.Select(facts => facts.KeyName));
        Assert.All(CardKinds.All, facts => Assert.Equal(facts.Kind, CardKinds.Named(facts.Name.ToUpperInvariant())));
        Assert.Null(CardKinds.Named("quiz"));
        Assert.Throws<ArgumentOutOfRangeException>(() => CardKinds.Of((CardKind)99));
    }

    [Fact]
    public void Labels_of_footnotes_are_found_in_any_normal_form()
    {
        const string text = "Q: é ü {.reverse}\nA: 가[^é]\n\n[^é]: ö\n";
        string[] forms = [.. new[] { text, text.Normalize(System.Text.NormalizationForm.FormD) }.Select(form => string.Join('\n', Notes.Compile(form).Cards.Select(card => card.Front + card.Back + card.Key)))];
        Assert.Equal(forms[0], forms[1]);
        Assert.Contains("[^é]: ö", forms[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x] a", 3, true, true)]
    [InlineData("[X] a", 3, true, true)]
    [InlineData("[ ] a", 3, false, true)]
    [InlineData("[ ]", 3, false, true)]
    [InlineData("[X ] a", 4, true, false)]
    [InlineData("[ x] a", 4, true, false)]
    [InlineData("[ x ] a", 5, true, false)]
    [InlineData("[]a", 2, false, false)]
    [InlineData("【√】对", 3, true, false)]
    [InlineData("[x]：对", 3, true, false)]
    public void Boxes_and_what_is_like_one(string text, int length, bool isTicked, bool isExact) =>
        Assert.Equal(new TaskBox(length, isTicked, isExact), TaskBox.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[x")]
    [InlineData("[x](a)")]
    [InlineData("[x][a]")]
    [InlineData("[x]: a")]
    [InlineData("[1] a")]
    [InlineData("[abc] d")]
    [InlineData("x] a")]
    public void What_is_no_box(string text) => Assert.Null(TaskBox.Of(text));

    [Fact]
    public void A_question_that_becomes_a_choice_or_a_sequence_keeps_its_history()
    {
        const string plain = "Q: Which norm gives zeros?\nA: L1\n";
        IReadOnlyList<StoredCard> stored = Notes.Store(Notes.Compile([], ("note.md", plain)));
        foreach (string edited in new[] { Choice, "Q: Which norm gives zeros? {.ordered}\nA: 1. L1\n2. L0\n" })
        {
            Compilation compilation = Notes.Compile(stored, ("note.md", edited));
            Assert.Equal((ChangeKind.Edited, stored[0].Card.Key), Assert.Single(compilation.Plan.Cards.Select(change => (change.Kind, change.Card.Key))));
            Assert.Empty(compilation.Plan.Gone);
        }
    }

    [Fact]
    public void The_second_direction_comes_and_goes_without_touching_the_first()
    {
        const string one = "Q: momentum {#m}\nA: a decaying sum\n";
        const string both = "Q: momentum {#m .reverse}\nA: a decaying sum of gradients\n";
        IReadOnlyList<StoredCard> stored = Notes.Store(Notes.Compile([], ("note.md", one)));
        Compilation added = Notes.Compile(stored, ("note.md", both));
        Assert.Equal([ChangeKind.Edited, ChangeKind.New], added.Plan.Cards.Select(change => change.Kind));
        IReadOnlyList<StoredCard> two = Notes.Store(added, stored);
        Compilation taken = Notes.Compile(two, ("note.md", one));
        Assert.Equal(CardKind.Reverse, Assert.Single(taken.Plan.Gone).Kind);
        Compilation back = Notes.Compile(Notes.Store(taken, two), ("note.md", both.Replace("sum", "mean", StringComparison.Ordinal)));
        Assert.Equal(two.Select(card => card.Card.Key).Order(), back.Plan.Cards.Select(change => change.Card.Key).Order());
        Assert.DoesNotContain(back.Plan.Cards, change => change.Kind == ChangeKind.New);
    }

    [Fact]
    public void A_footnote_that_changes_is_an_edit_under_the_same_key()
    {
        Card before = Notes.Only("Q: a[^1]\nA: b\n\n[^1]: c\n");
        Card after = Notes.Only("Q: a[^1]\nA: b\n\n[^1]: d\n");
        Assert.Equal(before.Key, after.Key);
        Assert.Equal(("a[^1]\n\n[^1]: c", "a[^1]\n\n[^1]: d"), (before.Front, after.Front));
    }

    [Fact]
    public void Footnotes_that_refer_to_one_another_come_once_each() =>
        Assert.Equal("b[^1]\n\n[^1]: see [^2]\n\n[^2]: see [^1]", Notes.Only("Q: a\nA: b[^1]\n\n[^1]: see [^2]\n[^2]: see [^1]\n").Back);

    [Fact]
    public void A_huge_footnote_of_many_cards_is_bounded_and_told()
    {
        string note = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"Q: q{i}[^1]\nA: a\n\n")) + "[^1]: " + new string('x', 5_000) + "\n";
        CompiledNote compiled = Notes.Compile(note);
        Assert.Equal(3_000, compiled.Cards.Length);
        Assert.InRange(compiled.Cards.Sum(card => card.Front.Length), 5_000, NoteLimits.ReferenceText + 100_000);
        Assert.Contains(compiled.Diagnostics, diagnostic => diagnostic.Code == Rules.TooManyReferences.Code);
    }

    /// <summary>Whatever the order and the slips, a question with an answer gives a card or a finding.</summary>
    [Fact]
    public void No_option_list_is_lost_in_silence()
    {
        string[] lines = ["- [x] a", "- [ ] b", "- [X ] c", "-[x] d", "- e", "1. [ ] f", "- [] g", "- [x]", "  - [x] h", "[x] i", "{.ordered}", "{.revers}", ""];
        Gen.Int[0, lines.Length - 1].Select(i => lines[i]).Array[1, 6].Sample(points =>
        {
            CompiledNote note = Notes.Compile("Q: Which?\nA:\n" + string.Join('\n', points) + "\n");
            Assert.True(note.Cards.Length == 1 || note.Diagnostics.Length > 0);
            foreach (Card card in note.Cards.Where(card => card.Kind == CardKind.Choice))
            {
                ChoiceQuestion choice = ChoiceQuestion.Read(card.Back);
                Assert.Contains(choice.Options, option => option.IsRight);
                Assert.Contains(choice.Options, option => !option.IsRight);
            }
        });
    }
}
