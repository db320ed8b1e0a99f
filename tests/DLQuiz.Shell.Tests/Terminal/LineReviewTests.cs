using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Terminal;
using DLQuiz.Terminal.Text;
using Microsoft.Extensions.Time.Testing;

namespace DLQuiz.Shell.Tests.Terminal;

public sealed class LineReviewTests
{
    [Fact]
    public void Every_part_shows_its_own_question()
    {
        string shown = Run(new FakeStore(SampleCards.Pair), "2.5", "1, 4", "");
        Assert.Contains("a + b", shown, StringComparison.Ordinal);
        Assert.Contains("right: [1, 4]", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hint_at_a_later_part_keeps_what_was_typed_before()
    {
        FakeStore store = new(SampleCards.Pair with { Question = SampleCards.Pair.Question + "hint: Add first.\n" });
        string shown = Run(store, "2.5", "h", "1, 4", "3");
        Assert.Contains("Add first.", shown, StringComparison.Ordinal);
        Assert.Equal("2.5\n1, 4", Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event).Answer.Numeric!.Given);
    }

    [Fact]
    public void An_unreadable_part_is_asked_again_and_alone()
    {
        FakeStore store = new(SampleCards.Pair);
        string shown = Run(store, "2.5", "1, )", "1, 4", "3");
        Assert.Contains("? not read", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Not judged yet", shown, StringComparison.Ordinal);
        Assert.Equal("2.5\n1, 4", Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event).Answer.Numeric!.Given);
    }

    [Fact]
    public void A_picture_is_told_in_words_and_drawn_in_ascii()
    {
        string shown = Run(new FakeStore(SampleCards.SoftThreshold with { Question = "ask: a\nanswer: 3\nplot: lines([1, 2, 4], title='loss')\nsteps-plot: columns([1, answer])" }), "w", "3", "");
        Assert.Contains("[1, 2, 4]: 3 values from 1 to 4, lowest 1, highest 4", shown, StringComparison.Ordinal);
        Assert.Contains("loss\n", shown, StringComparison.Ordinal);
        Assert.Contains("#######", shown, StringComparison.Ordinal);
        Assert.DoesNotContain('█', shown);
    }

    [Fact]
    public void A_star_flags_the_card_and_asks_on()
    {
        FakeStore store = new(SampleCards.Pair);
        string shown = Run(store, "2.5", "*", "1, 4", "3");
        Assert.Contains("Flagged.", shown, StringComparison.Ordinal);
        Assert.Collection(
            store.Written,
            flag => Assert.Equal(new CardEvent.Flag(1), flag.Event),
            review => Assert.IsType<CardEvent.Review>(review.Event));
    }

    [Fact]
    public void A_choice_takes_letters_and_shows_what_was_right()
    {
        FakeStore store = new(SampleCards.Losses);
        string order = Run(new FakeStore(SampleCards.Losses), "q");
        string shown = Run(store, "z", LetterOf("hinge", order), "");
        Assert.Contains("Pick all that are right.", shown, StringComparison.Ordinal);
        Assert.Contains("One of the letters above, please.", shown, StringComparison.Ordinal);
        Assert.Contains("[1] In the margin", shown, StringComparison.Ordinal);
        Assert.Contains("≈ partly right", shown, StringComparison.Ordinal);
        Assert.Contains("Both bound", shown, StringComparison.Ordinal);
        CardEvent.Review review = Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event);
        Assert.Equal("1", review.Answer.Choice!.Picked);
        Assert.Equal(Quality.NearMiss, review.Quality);
    }

    [Fact]
    public void A_choice_of_one_refuses_two_letters_and_takes_none()
    {
        FakeStore store = new(SampleCards.Statistics);
        string shown = Run(store, "a, b", "", "1");
        Assert.Contains("One of the letters above, please.", shown, StringComparison.Ordinal);
        Assert.Contains("nothing picked", shown, StringComparison.Ordinal);
        Assert.Equal("", Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event).Answer.Choice!.Picked);
    }

    [Fact]
    public void A_sequence_goes_step_by_step()
    {
        FakeStore store = new(SampleCards.Iteration);
        string shown = Run(store, "", "", "x", "", "", "", "");
        Assert.True(shown.IndexOf("forward pass", StringComparison.Ordinal) < shown.IndexOf("step 2 of 4", StringComparison.Ordinal), shown);
        Assert.Contains("Step 2 was not known.", shown, StringComparison.Ordinal);
        CardEvent.Review review = Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event);
        Assert.Equal(new SequenceAnswer(4, "2"), review.Answer.Sequence);
        Assert.Equal(Quality.NearMiss, review.Quality);
    }

    [Fact]
    public void Links_open_by_number_and_only_those_that_show()
    {
        List<string> opened = [];
        string shown = Run(new FakeStore(SampleCards.Linked), opened, "o", "", "o", "o 2", "o 9", "3");
        Assert.Equal(["https://jmlr.org/p.html", "images/mask.png"], opened);
        Assert.Contains("3  https://example.org/x", shown, StringComparison.Ordinal);
        Assert.Contains("There are 3 links.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_lines_wrap_by_columns()
    {
        Card card = SampleCards.Plain("deck", "front", "back", [.. Enumerable.Repeat("批归一化与感受野", 8)]);
        string shown = Run(new FakeStore(card), "", "3");
        Assert.All(shown.Split('\n'), line => Assert.True(Cells.Width(line.TrimEnd()) <= 78, line));
    }

    [Fact]
    public void What_cannot_be_stored_is_said_and_asked_again_until_it_is_stored()
    {
        FakeStore store = new(SampleCards.Pair) { Fails = true };
        Lines lines = new("2.5", "*", "1, 4", "3", "-", "well again", "3") { Before = line => store.Fails = store.Fails && line != "well again" };
        string shown = Run(store, lines);
        Assert.Equal(3, shown.Split("Not stored: The disk is full. Nothing is lost").Length - 1);
        Assert.Contains("1 answer stored.", shown, StringComparison.Ordinal);
        Assert.Equal("2.5\n1, 4", Assert.IsType<CardEvent.Review>(Assert.Single(store.Written).Event).Answer.Numeric!.Given);
    }

    [Fact]
    public void A_next_card_that_cannot_be_read_is_tried_again()
    {
        FakeStore store = new(SampleCards.Plain("d", "one", "1"), SampleCards.Plain("d", "two", "2"));
        Lines lines = new("", "3", "", "well again", "", "3") { Before = line => store.CannotRead = line == "3" && store.Written.Count == 0 || (store.CannotRead && line != "well again") };
        string shown = Run(store, lines);
        Assert.Contains("Stored, but the next card cannot be read: The disk is gone.", shown, StringComparison.Ordinal);
        Assert.Contains("2 answers stored.", shown, StringComparison.Ordinal);
        Assert.Equal(2, store.Written.Count);
    }

    [Fact]
    public void A_plain_review_has_nothing_but_words_and_each_prompt_on_its_own_line()
    {
        FakeStore store = new(SampleCards.Losses, SampleCards.Formulas, SampleCards.Normalization, SampleCards.Pair);
        string shown = Run(store, [], new Lines("z", "bd", "", "", "3", "", "3", "2.5", "1, 4", ""), isPlain: true);

        Quizzes.SampleQuiz.Matches(shown, "plain-review.txt");
        Assert.All(shown, c => Assert.False(c is >= '\u2500' and <= '\u257F' or >= '\u239B' and <= '\u23AE' or '\u001b', $"U+{(int)c:X4}"));
        Assert.DoesNotContain(") >", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_the_input_ends_a_plain_review_with_all_that_was_graded_stored()
    {
        FakeStore store = new(SampleCards.Kmeans, SampleCards.Dropout);
        string shown = Run(store, [], new Lines("", "3", ""), isPlain: true);

        Assert.Single(store.Written);
        Assert.EndsWith("1 answer stored.\n", shown, StringComparison.Ordinal);
    }

    private static string LetterOf(string words, string shown) =>
        shown.Split('\n').Single(line => line.StartsWith("[ ]", StringComparison.Ordinal) && line.Contains(words, StringComparison.Ordinal))[4..5];

    private static string Run(FakeStore store, params string[] typed) => Run(store, [], new Lines(typed));

    private static string Run(FakeStore store, Lines typed) => Run(store, [], typed);

    private static string Run(FakeStore store, List<string> opened, params string[] typed) => Run(store, opened, new Lines(typed));

    private static string Run(FakeStore store, List<string> opened, Lines input, bool isPlain = false)
    {
        StudyContext context = new()
        {
            OpenStore = () => store,
            StartSession = (opened, day, request) => Session.Start(day, StudyQueue.Load(opened, day, request, DailyLimits.Default, seed: 7), seed: 7, request.Mode),
            SchedulerFor = (_, _) => Schedulers.Default,
            OpenOutside = (_, _, target) =>
            {
                opened.Add(target);
                return null;
            },
            Clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)),
            Zone = TimeZoneInfo.Utc,
        };
        using StringWriter output = new() { NewLine = "\n" };
        Assert.Equal(0, LineReview.Run(context, input, output, isPlain));
        return output.ToString();
    }

    /// <summary>A learner who types these lines, with something happening before each is read.</summary>
    private sealed class Lines(params string[] typed) : TextReader
    {
        private int next;

        public Action<string> Before { get; init; } = _ => { };

        public override string? ReadLine()
        {
            if (next == typed.Length)
            {
                return null;
            }

            Before(typed[next]);
            return typed[next++];
        }
    }
}
