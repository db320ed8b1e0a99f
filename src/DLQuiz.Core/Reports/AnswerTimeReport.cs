using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Reports;

/// <summary>Answers that took less than <paramref name="Below"/>, and no less than the bin before says.</summary>
/// <param name="Below">Null for the last bin, which has no end.</param>
/// <param name="Answers">How many.</param>
public readonly record struct AnswerTimeBin(TimeSpan? Below, int Answers);

/// <summary>The median time of a study day's answers.</summary>
public readonly record struct AnswerTimeDay(StudyDay Day, int Answers, TimeSpan Median);

/// <summary>How long answers take.</summary>
/// <param name="Answers">How many there are.</param>
/// <param name="LowerQuartile">A quarter took no longer; zero without answers, as all of these.</param>
/// <param name="Median">Half took no longer.</param>
/// <param name="UpperQuartile">Three quarters took no longer.</param>
/// <param name="Bins">The distribution: ten bins whose ends about double, from two seconds on.</param>
/// <param name="Days">Days with an answer, in order.</param>
/// <remarks>Medians, since one answer left on the screen over lunch would move every mean.</remarks>
public sealed record AnswerTimeReport(int Answers, TimeSpan LowerQuartile, TimeSpan Median, TimeSpan UpperQuartile, ImmutableArray<AnswerTimeBin> Bins, ImmutableArray<AnswerTimeDay> Days)
{
    private static readonly int[] Ends = [2, 4, 8, 15, 30, 60, 120, 240, 480];

    /// <param name="times">In any order.</param>
    public static AnswerTimeReport Of(IEnumerable<AnswerTime> times)
    {
        AnswerTime[] all = [.. times];
        long[] sorted = [.. all.Select(time => time.Milliseconds).Order()];
        return new AnswerTimeReport(
            sorted.Length,
            Quantile(sorted, 0.25),
            Quantile(sorted, 0.5),
            Quantile(sorted, 0.75),
            BinsOf(sorted),
            [
                .. all.GroupBy(time => time.Day).OrderBy(day => day.Key)
                    .Select(day => new AnswerTimeDay(day.Key, day.Count(), Quantile([.. day.Select(time => time.Milliseconds).Order()], 0.5))),
            ]);
    }

    private static ImmutableArray<AnswerTimeBin> BinsOf(long[] sorted)
    {
        ImmutableArray<AnswerTimeBin>.Builder bins = ImmutableArray.CreateBuilder<AnswerTimeBin>();
        int before = 0;
        foreach (int seconds in Ends)
        {
            int below = sorted.Count(time => time < 1_000L * seconds);
            bins.Add(new AnswerTimeBin(TimeSpan.FromSeconds(seconds), below - before));
            before = below;
        }

        bins.Add(new AnswerTimeBin(null, sorted.Length - before));
        return bins.ToImmutable();
    }

    /// <summary>Between the two nearest by their distance: definition 7 of Hyndman and Fan 1996, "Sample quantiles in statistical packages".</summary>
    private static TimeSpan Quantile(long[] sorted, double share)
    {
        if (sorted.Length == 0)
            return TimeSpan.Zero;
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return TimeSpan.FromMilliseconds(Math.Round(sorted[below] + ((place - below) * (sorted[above] - sorted[below]))));
    }
}
