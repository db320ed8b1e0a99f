using DLQuiz.Core.Model;
using DLQuiz.Core.Study;

namespace DLQuiz.Terminal;

/// <summary>What is left of a deck's subtree once its sitting has ended.</summary>
/// <param name="New">Cards never reviewed that wait all the same.</param>
/// <param name="Due">Due cards that wait all the same.</param>
/// <param name="Ready">Of both, those that a sitting begun now would ask.</param>
/// <param name="NewLimitIsReached">New cards wait for no other reason than the day's limit.</param>
/// <param name="DueLimitIsReached">Due cards wait for no other reason than the day's limit.</param>
/// <param name="Next">The nearest day within a month on which a card falls due or comes back; null when there is none.</param>
internal sealed record Outlook(int New, int Due, int Ready, bool NewLimitIsReached, bool DueLimitIsReached, StudyDay? Next)
{
    public static Outlook Of(StudyContext context, IStore store, StudyDay day, string? deck)
    {
        (int fresh, int due) = Waiting(store, day, deck);
        int ready = fresh + due == 0 ? 0 : context.StartSession(store, day, new StudyRequest { Deck = deck }).Waiting.Count;
        DayProgress progress = store.ProgressOn(day);
        return new Outlook(
            fresh,
            due,
            ready,
            ready == 0 && fresh > 0 && store.NewCards(day, deck, fresh).Any(IsNoSibling),
            ready == 0 && due > 0 && store.DueCards(day, deck).Any(IsNoSibling),
            NextDay(store, day, deck, fresh));

        // A card beside one that was asked today waits for that reason, whatever the limits leave.
        bool IsNoSibling(Candidate card) => !progress.Blocks.Contains(card.Block);
    }

    private static (int New, int Due) Waiting(IStore store, StudyDay day, string? deck)
    {
        DeckCounts[] counted = [.. DeckRoots.Of(store.Decks(day), deck)];
        return (counted.Sum(one => one.New), counted.Sum(one => one.Due));
    }

    private static StudyDay? NextDay(IStore store, StudyDay day, string? deck, int fresh)
    {
        StudyDay tomorrow = day.Plus(1);
        // New cards that were put off have no due day.
        if (Waiting(store, tomorrow, deck).New > fresh)
        {
            return tomorrow;
        }

        foreach (int days in (ReadOnlySpan<int>)[1, 7, 31])
        {
            StudyDay[] coming = [.. store.DueCards(day.Plus(days), deck).Select(card => card.Due).OfType<StudyDay>().Where(one => one > day)];
            if (coming.Length > 0)
            {
                return coming.Min();
            }
        }

        return null;
    }
}
