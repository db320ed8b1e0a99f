using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Study;

/// <summary>The cards of a sitting, reproducible from store, request, day and seed.</summary>
public static class StudyQueue
{
    /// <summary>The most cards that one sitting ahead or one cramming holds; the rest waits for the next.</summary>
    public const int Most = 1_000;

    public static ImmutableArray<Candidate> Load(IStore store, StudyDay today, StudyRequest request, DailyLimits limits, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Mode == StudyMode.Cram)
            return [.. DailyQueue.Shuffle(Matching(store, today, request).Where(card => !card.State.Suspended || request.Filter is { NamesSuspended: true }).Select(card => card.Place), seed).Take(Most)];
        if (request.AheadDays > 0)
            return Ahead(store, today, request, seed);
        if (request.Filter is null && !request.WithSiblings)
            return DailyQueue.Load(store, today, request.Deck, limits, seed);
        return Filtered(store, today, request, limits, seed);
    }

    private static IEnumerable<StudiedCard> Matching(IStore store, StudyDay today, StudyRequest request) =>
        store.CardsWithStates(today, request.Deck).Where(card => request.Filter is not { } filter || filter.Matches(card.Card, card.State, today));

    /// <summary>Today's queue of the matching cards alone, under today's limits.</summary>
    private static ImmutableArray<Candidate> Filtered(IStore store, StudyDay today, StudyRequest request, DailyLimits limits, ulong seed)
    {
        StudiedCard[] cards = [.. Matching(store, today, request).Where(card => !card.State.IsHeldBackOn(today))];
        return DailyQueue.Compose(
            cards.Where(card => IsDue(card.State, today)).Select(card => card.Place),
            cards.Where(card => card.State.IsNew).Select(card => card.Place),
            store.ProgressOn(today),
            store.SettingsByDeck(),
            limits,
            seed,
            request.WithSiblings);
    }

    /// <summary>Cards that fall due in the coming days, the nearest first; limits are for days, and this is more than the day asks.</summary>
    private static ImmutableArray<Candidate> Ahead(IStore store, StudyDay today, StudyRequest request, ulong seed)
    {
        HashSet<long> blocks = request.WithSiblings ? [] : [.. store.ProgressOn(today).Blocks];
        return
        [
            .. DailyQueue.Shuffle(Coming(store, today, request), seed).OrderBy(card => card.Due)
                .Where(card => request.WithSiblings || blocks.Add(card.Block))
                .Take(Most),
        ];
    }

    private static IEnumerable<Candidate> Coming(IStore store, StudyDay today, StudyRequest request)
    {
        StudyDay last = today.Plus(request.AheadDays);
        return request.Filter is not null
            ? Matching(store, today, request).Where(card => IsComing(card.State, today, last)).Select(card => card.Place)
            : store.DueCards(last, request.Deck).Where(card => IsComing(store.StateOf(card.Card), today, last));
    }

    private static bool IsDue(CardState state, StudyDay today) => state.Due <= today || state.DrillDay == today;

    private static bool IsComing(CardState state, StudyDay today, StudyDay last) =>
        !state.IsHeldBackOn(today) && state.Due > today && state.Due <= last && History.IsFirstLook(state, today);
}
