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

    private static string Run(FakeStore store, params string[] typed) => Run(store, new Lines(typed));

    private static string Run(FakeStore store, Lines input)
    {
        StudyContext context = new()
        {
            OpenStore = () => store,
            StartSession = (opened, day, request) => Session.Start(day, StudyQueue.Load(opened, day, request, DailyLimits.Default, seed: 7), seed: 7, request.Mode),
            SchedulerFor = (_, _) => Schedulers.Default,
            Clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)),
            Zone = TimeZoneInfo.Utc,
        };
        using StringWriter output = new() { NewLine = "\n" };
        Assert.Equal(0, LineReview.Run(context, input, output));
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
