using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;

namespace DLQuiz.Core.Tests.Reports;

public sealed class MisconceptionHabitsTests
{
    private static readonly CardKey First = Key('a');
    private static readonly CardKey Second = Key('b');

    [Fact]
    public void A_standard_misconception_is_counted_over_all_cards_and_an_author_s_own_by_card()
    {
        LogEntry[] log =
        [
            Entry(1, First, "answer:norm-sample-variance"),
            Entry(2, Second, "b:norm-sample-variance,answer:1"),
            Entry(3, First, "answer:1"),
            Entry(4, First, ""),
        ];
        Assert.Equal(
            [("norm-sample-variance", null, 2), ("answer:1", First, 1), ("answer:1", Second, 1)],
            MisconceptionHabits.Of(log).OrderByDescending(habit => habit.Times).ThenBy(habit => habit.Card?.ToString()).Select(habit => (habit.Name, habit.Card, habit.Times)));
        MisconceptionHabit standard = MisconceptionHabits.Of(log)[0];
        Assert.Equal("b:norm-sample-variance", standard.Key);
        Assert.Equal([Second, First], standard.Cards);
        Assert.Equal(2, MisconceptionHabits.Count(log, "answer:norm-sample-variance", First));
        Assert.Equal(1, MisconceptionHabits.Count(log, "answer:1", Second));
    }

    [Fact]
    public void An_answer_taken_back_does_not_count()
    {
        LogEntry made = Entry(1, First, "answer:1");
        Assert.Empty(MisconceptionHabits.Of([made, made with { Id = new EntryId(1, 2), Event = new CardEvent.Undo(made.Id) }]));
    }

    private static CardKey Key(char digit) => CardKey.TryParse(new string(digit, 32), out CardKey key) ? key : throw new InvalidOperationException("A key has 32 hexadecimal digits.");

    private static LogEntry Entry(long number, CardKey card, string misconceptions) => new(
        new EntryId(1, number), "me", card, DateTimeOffset.UnixEpoch.AddDays(number), "UTC", new StudyDay((int)number),
        new CardEvent.Review(Quality.Hard, new Answer(TimeSpan.FromSeconds(5), new NumericAnswer(1, "{}", "1", 0, misconceptions))));
}
