using System.Text;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Screens;
using Terminal.Gui.Input;

namespace DLQuiz.Shell.Tests.Terminal;

[Collection(nameof(ScreensCollection))]
public sealed class HostileTextTests
{
    public static TheoryData<string> Attacks => new(
        "\e]0;owned\a title", "\e]52;c;b3duZWQ=\a clipboard", "\e]8;;http://evil/\e\\link\e]8;;\e\\", "\e[31mred\e[2J", "\u009b31m C1", "\eP+q\e\\ DCS",
        "&#27;]52;c;b3duZWQ=&#7;", "[z](http://a/&#27;]52;c;b3duZWQ=&#7;)", "<http://a/\e]0;x\a>", "![\e[2J](x)", "`\e]0;x\a`", "$\\alpha \e]0;x\a$",
        "| a\e[2J | b |\n|---|---|\n| \u009d0;x\a | c |", "    \e]0;x\a code", "# \e[2J", "\u202eevil\u2066\u2069", "\r\nowned\boverwritten\u007f");

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_card_writes_an_escape_sequence_or_turns_the_text(string attack)
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.Plain("deck" + attack, attack, attack, attack)));
        review.Review().Press(Key.Space);
        string sent = review.Sent();
        Assert.Contains("1 left", sent, StringComparison.Ordinal);
        AssertHarmless(sent);
        using ScreenHarness home = new(new FakeStore(SampleCards.Plain("deck" + attack, attack, attack)));
        AssertHarmless(home.Home().Sent());
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_option_step_footnote_or_link_does_either(string attack)
    {
        string safe = attack.ReplaceLineEndings(" ");
        Card choice = SampleCards.Plain("a", attack + "[^1]\n\n[^1]: " + safe, $"- [x] {safe}\n- [ ] {safe}[^1]\n\n{attack}") with { Kind = CardKind.Choice };
        Card sequence = SampleCards.Plain("b", $"[l]({safe.Replace(' ', 'x')}) [m](y.md)", $"1. {safe}\n2. {attack}") with { Kind = CardKind.Sequence };
        foreach (Card card in new[] { choice, sequence })
        {
            using ScreenHarness review = new(new FakeStore(card)) { OpeningOutsideFails = attack };
            AssertHarmless(review.Review().Press('a', 'o').Sent());
            AssertHarmless(review.Press('1', Key.Esc, Key.Space, Key.Space).Sent());
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_deck_misconception_note_or_finding_does_either(string attack)
    {
        Card card = SampleCards.SoftThreshold with { Deck = "deck" + attack };
        FakeStore store = new(card) { Totals = [new DayTotal(StudyDay.Parse("2026-03-01"), Maturity.Young, 3, 2, 0, 9_000)] };
        store.Record(card.Key, new Moment(RealDecks.Now, "UTC", StudyDay.Parse("2026-03-01")), new CardEvent.Review(Quality.Hard, new Answer(TimeSpan.FromSeconds(5), new NumericAnswer(1, "{}", "1", 0, $"{attack}:1,answer:{attack}"))));
        using (ScreenHarness progress = new(store, 200, 60))
        {
            AssertHarmless(progress.Open(desk => new ProgressScreen(desk, card.Deck)).Press('6').Sent());
        }

        using ScreenHarness notes = new(store, 200, 60);
        notes.Open(desk => new NotesScreen(desk)).TellNotes!(Report(card, attack));
        AssertHarmless(notes.Settle().Sent());
        AssertHarmless(notes.Press(Key.Enter).Sent());
        AssertHarmless(notes.Press(Key.Esc, Key.Home).Sent());
        AssertHarmless(notes.Press(Key.CursorDown).Sent());

        static NotesReport Report(Card card, string attack) => new(
        [
            new SourceReport(new Source(attack, attack))
            {
                Problem = attack,
                Notes = [new NoteSummary(attack, 1, NoteOutcome.Partial)],
                Findings = [new Diagnostic(Rules.Find("DLQ313")!, attack, new SourceSpan(attack, 3, 3, 2), attack)],
                LastSave = new NotesChange(RealDecks.Now, [attack], [card with { Front = attack }], [], [], [], 0),
            },
        ],
        IsShared: false);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_card_that_is_looked_for_does_either(string attack)
    {
        Card card = SampleCards.SoftThreshold with { Deck = "deck" + attack, Front = attack, Context = [attack], Tags = [attack], Span = new SourceSpan(attack, 3, 1) };
        FakeStore store = new(card, SampleCards.Plain("b" + attack, attack, attack, attack));
        store.Record(card.Key, new Moment(RealDecks.Now, "UTC", StudyDay.Parse("2026-03-01")), new CardEvent.Review(Quality.Hard, new Answer(TimeSpan.FromSeconds(5), new NumericAnswer(1, "{}", attack, 0, attack))));
        using ScreenHarness browse = new(store, 200, 60) { Edited = EditedCard.Unchanged with { Problem = attack } };
        AssertHarmless(browse.Open(desk => new BrowseScreen(desk, "")).Sent());
        AssertHarmless(browse.Press(Key.Enter, Key.CursorDown).Sent());
        AssertHarmless(browse.Press('e').Sent());
        AssertHarmless(browse.Press(Key.Home, Key.Enter).Sent());
        AssertHarmless(browse.Press('h').Sent());
        browse.Edited = new EditedCard(null, HasChanged: true, IsGone: false, [new Diagnostic(Rules.Find("DLQ313")!, attack, new SourceSpan(attack, 3, 3, 2), attack)]);
        AssertHarmless(browse.Press('e').Sent());
        AssertHarmless(browse.Press(Key.Esc, '/').Paste(attack + " is:" + attack).Sent());
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_question_of_an_exam_and_no_score_sheet_does_either(string attack)
    {
        Card written = SampleCards.Plain("deck" + attack, attack, attack, attack);
        using ScreenHarness quiz = new(new FakeStore(written)) { WritingFails = attack };
        quiz.Open(desk => new QuizScreen(desk, new QuizRequest { Seed = 1, Decks = ["deck" + attack] }));
        AssertHarmless(quiz.Sent());
        AssertHarmless(quiz.Press(Key.Enter).Sent());
        Assert.Contains("1/1 · 1 open", quiz.Text, StringComparison.Ordinal);
        quiz.Paste(attack);
        AssertHarmless(quiz.Press(Key.F4).Sent());
        AssertHarmless(quiz.Press(Key.Enter, Key.F5).Sent());
        AssertHarmless(quiz.Press('y').Sent());
        AssertHarmless(quiz.Press('1').Sent());
        AssertHarmless(quiz.Press('e', Key.Enter).Sent());
    }

    [Fact]
    public void Bidi_controls_and_escapes_are_shown_where_they_stand()
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.Plain("deck", "a\u202eb \e[31m", "")));
        Assert.Contains("a⟪U+202E⟫b ␛[31m", review.Review().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Underscores_and_characters_beyond_the_basic_plane_stay()
    {
        Card card = SampleCards.Plain("deck", "x_i and _y 😀 𝔼 𠮷", "");
        using ScreenHarness review = new(new FakeStore(card));
        Assert.Contains("x_i and _y 😀 𝔼 𠮷", review.Review().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_colours_everything_is_still_told_apart()
    {
        using ScreenHarness review = new(new FakeStore(SampleCards.SoftThreshold), noColour: "1");
        string ansi = review.Review().Type("4").Press(Key.Enter).Sent();
        Assert.DoesNotContain("[38;", ansi, StringComparison.Ordinal);
        Assert.DoesNotContain("[48;", ansi, StringComparison.Ordinal);
        Assert.Contains("✗ wrong", ansi, StringComparison.Ordinal);
    }

    /// <summary>The driver itself writes styles, places and modes: <c>ESC [</c>, digits, one letter; nothing else may be there, above all no OSC.</summary>
    private static void AssertHarmless(string ansi)
    {
        StringBuilder rest = new();
        for (int i = 0; i < ansi.Length; i++)
        {
            if (ansi[i] == '\e')
            {
                int end = i + 1;
                Assert.Equal('[', ansi[end++]);
                while (char.IsAsciiDigit(ansi[end]) || ansi[end] is ';' or '?' or ' ')
                {
                    end++;
                }

                Assert.Contains(ansi[end], "mHhlq");
                i = end;
            }
            else
            {
                rest.Append(ansi[i]);
            }
        }

        Assert.DoesNotContain(rest.ToString(), c => c is not ('\n' or '\r') && (char.IsControl(c) || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069'));
    }
}
