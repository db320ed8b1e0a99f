namespace DLQuiz.Core.Scheduling.Fitting;

/// <summary>The reviews of a log, card by card, in flat arrays: what is gone through hundreds of times while fitting.</summary>
/// <remarks>A review is scored when it is at least a day after the card's review before: only then is there anything to predict.</remarks>
public sealed class ReviewSequences
{
    private readonly int[] starts;

    private ReviewSequences(int[] starts, int[] elapsed, Rating[] ratings, int[] ordinals)
    {
        this.starts = starts;
        Elapsed = elapsed;
        Ratings = ratings;
        Ordinals = ordinals;
    }

    public int CardCount => starts.Length - 1;

    public int Count => Elapsed.Length;

    /// <summary>Study days since the card's review before; 0 for its first and for a clock that ran backwards.</summary>
    public int[] Elapsed { get; }

    public Rating[] Ratings { get; }

    /// <summary>Each review's place in the whole log, from 0.</summary>
    public int[] Ordinals { get; }

    /// <param name="reviews">In the order of time.</param>
    public static ReviewSequences Of(IEnumerable<GradedReview> reviews)
    {
        GradedReview[] all = [.. reviews];
        int[] order = [.. Enumerable.Range(0, all.Length).OrderBy(i => all[i].Card).ThenBy(i => i)];
        int[] elapsed = new int[all.Length];
        var ratings = new Rating[all.Length];
        List<int> firsts = [];
        int last = 0;
        for (int i = 0; i < order.Length; i++)
        {
            GradedReview review = all[order[i]];
            bool isFirst = i == 0 || all[order[i - 1]].Card != review.Card;
            if (isFirst)
                firsts.Add(i);

            // As in the fold, the day of a card's last review never goes back.
            elapsed[i] = isFirst ? 0 : Math.Max(0, review.Day - last);
            last = isFirst ? review.Day : Math.Max(last, review.Day);
            ratings[i] = review.Rating;
        }

        return new ReviewSequences([.. firsts, order.Length], elapsed, ratings, order);
    }

    /// <summary>First review of a card and the one after its last.</summary>
    public (int Start, int End) CardAt(int card) => (starts[card], starts[card + 1]);

    /// <summary>Reviews of the first <paramref name="until"/> of the log that can be predicted.</summary>
    public int CountScored(int until) => Enumerable.Range(0, Count).Count(i => Ordinals[i] < until && Elapsed[i] > 0);
}
