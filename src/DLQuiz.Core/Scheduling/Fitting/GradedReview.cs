using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling.Fitting;

/// <summary>One look at a card, as a memory model sees it.</summary>
/// <param name="Card">Any number that names the card; a card that was reset goes on under another.</param>
/// <param name="Day">Number of the study day; only differences count.</param>
/// <param name="Rating">What came of it.</param>
public readonly record struct GradedReview(int Card, int Day, Rating Rating);

/// <summary>A log as memory models read it.</summary>
public static class GradedReviews
{
    /// <summary>Reviews and drills in the order of the log, without those taken back; cram and quiz stay outside.</summary>
    /// <param name="log">In fold order, as a store gives it; gone through twice.</param>
    public static IEnumerable<GradedReview> Of(IEnumerable<LogEntry> log)
    {
        HashSet<EntryId> undone = History.Undone(log);
        Dictionary<CardKey, int> cards = [];
        HashSet<int> begun = [];
        int next = 0;
        foreach (LogEntry entry in log)
        {
            if (undone.Contains(entry.Id))
                continue;
            if (!cards.TryGetValue(entry.Card, out int card))
                cards[entry.Card] = card = next++;
            if (entry.Event is CardEvent.Reset)
                cards[entry.Card] = next++;
            bool isReview = entry.Event is CardEvent.Review;
            if (isReview)
                begun.Add(card);

            // A drill whose review was taken back is nothing, as in the fold.
            if (isReview || (entry.Event is CardEvent.Drill && begun.Contains(card)))
                yield return new GradedReview(card, entry.Day.Number, Ratings.Of(((CardEvent.Answered)entry.Event).Quality));
        }
    }
}
