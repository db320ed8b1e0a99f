using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Reports;

/// <summary>How many of the cards that are scheduled now fall due on each coming day, as if none were answered meanwhile.</summary>
/// <param name="From">Today; overdue cards count here.</param>
/// <param name="Cards">One number a day from <paramref name="From"/> on, days without cards included.</param>
public sealed record DueForecast(StudyDay From, ImmutableArray<int> Cards)
{
    /// <param name="counted">As the store gives them: days without cards left out.</param>
    /// <param name="from">Today.</param>
    /// <param name="days">How many, today included.</param>
    public static DueForecast Of(IEnumerable<(StudyDay Day, int Cards)> counted, StudyDay from, int days)
    {
        int[] cards = new int[days];
        foreach ((StudyDay day, int count) in counted)
        {
            int at = day.DaysSince(from);
            if (at < days)
                cards[at] += count;
        }

        return new DueForecast(from, [.. cards]);
    }

    /// <summary>Of so many days, today included.</summary>
    public int Within(int days) => Cards.Take(days).Sum();
}
