using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Scheduling.Fitting;

namespace DLQuiz.Core.Tests.Scheduling.Fitting;

/// <summary>Logs of a learner whose memory is known: FSRS-6 with given parameters.</summary>
internal static class SyntheticLog
{
    /// <summary>A learner who forgets much faster than most, and to whom easy cards stay.</summary>
    public static readonly FsrsParameters Forgetful = FsrsParameters.Create(
        [0.08, 0.3, 0.7, 5.0, 7.2, 0.6, 2.2, 0.05, 1.1, 0.25, 0.6, 1.0, 0.09, 0.18, 1.2, 0.4, 2.6, 0.7, 0.2, 0.1, 0.35]);

    /// <summary>Reviews in the order of time: each card is looked at on days drawn around the interval for a recall of 0.85, and again at once after a fail.</summary>
    public static GradedReview[] Draw(FsrsParameters parameters, int cards, int reviewsOfEach, ulong seed)
    {
        var model = new FsrsModel(parameters);
        var chance = new SplitMix64(seed);
        List<GradedReview> reviews = [];
        for (int card = 0; card < cards; card++)
        {
            int day = (int)chance.Below(200);
            Rating rating = (Rating)(1 + chance.Below(4));
            FsrsMemory memory = model.First(rating);
            reviews.Add(new GradedReview(card, day, rating));
            for (int i = 1; i < reviewsOfEach; i++)
            {
                int elapsed = rating == Rating.Again ? 0 : 1 + (int)chance.Below(2 * model.Interval(memory.Stability, 0.85));
                day += elapsed;
                bool recalled = Unit(chance) < model.Retrievability(elapsed, memory.Stability);
                rating = recalled ? (Rating)(2 + chance.Below(3)) : Rating.Again;
                memory = model.Next(memory, rating, elapsed);
                reviews.Add(new GradedReview(card, day, rating));
            }
        }

        return [.. reviews.OrderBy(review => review.Day)];
    }

    private static double Unit(SplitMix64 chance) => (chance.Next() >> 11) * (1.0 / (1L << 53));
}
