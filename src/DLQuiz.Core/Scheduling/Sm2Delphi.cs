using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>SM-2 as the Delphi source of SuperMemo 1987 has it (Wozniak, “SuperMemo Algorithm SM-2 in Delphi”): interval × the ease before this answer, halves rounded to even.</summary>
/// <remarks>Apart from that it differs from the published prose (<see cref="Sm2"/>) in two things: a fail lowers the ease, and there is no second look on the same day.</remarks>
public sealed class Sm2Delphi : IScheduler
{
    public string Name => "sm2-delphi";

    public CardState Next(CardState state, Quality quality, StudyDay day)
    {
        CardState next = !quality.IsPass ? Sm2.Fail(state) with { EaseX100 = Sm2.EaseAfter(state.EaseX100, quality) }
            : state.Due > day ? Sm2.StudiedAhead(state, day)
            : Pass(state, quality);
        return next with { Due = day.Plus(next.IntervalDays), LastReview = day, DrillDay = null };
    }

    public CardState Drill(CardState state, Quality quality, StudyDay day) => state;

    private static CardState Pass(CardState state, Quality quality) => state with
    {
        Repetitions = state.Repetitions + 1,
        EaseX100 = Sm2.EaseAfter(state.EaseX100, quality),
        IntervalDays = state.Repetitions switch
        {
            0 => Sm2.FirstIntervalDays,
            1 => Sm2.SecondIntervalDays,
            _ => Grow(state.IntervalDays, state.EaseX100),
        },
    };

    /// <summary>As Delphi's Round: a half goes to the even neighbour.</summary>
    private static int Grow(int days, int easeX100)
    {
        (long whole, long hundredths) = Math.DivRem((long)days * easeX100, 100);
        bool isUp = hundredths > 50 || (hundredths == 50 && whole % 2 != 0);
        return (int)Math.Min(Sm2.LongestIntervalDays, whole + (isUp ? 1 : 0));
    }
}
