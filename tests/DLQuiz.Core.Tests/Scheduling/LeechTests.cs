using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Tests.Scheduling;

public sealed class LeechTests
{
    private static readonly StudyDay Day = StudyDay.Parse("2026-01-01");

    [Fact]
    public void A_card_forgotten_eight_times_is_told_then_and_after_every_four_more()
    {
        var told = new List<int>();
        CardState state = CardState.Fresh;
        StudyDay day = Day;
        for (int i = 0; i < 50; i++)
        {
            CardState next = new Sm2().Next(state, i % 2 == 0 ? Quality.Good : Quality.Wrong, day);
            if (Leech.IsTold(state, next))
                told.Add(next.Lapses);
            state = next;
            day = state.Due!.Value;
        }

        Assert.Equal([8, 12, 16, 20, 24], told);
        Assert.True(Leech.Is(state));
        Assert.False(Leech.Is(CardState.Fresh with { Lapses = 7 }));
    }
}
