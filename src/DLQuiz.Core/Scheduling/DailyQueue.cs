using System.Buffers.Binary;
using System.Collections.Immutable;

using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>What a learner is asked today and in which order, reproducible from candidates, progress, limits and seed.</summary>
/// <remarks>
/// Due cards come by due day, cards of one day by a rank drawn from the seed and the card's key, so that answering one never reorders the others;
/// new cards keep the order of the notes and are spread evenly among them; pending drills come in after every <see cref="DrillGap"/> cards, or at the end.
/// Of the cards of one block only the first is asked; the others wait for another day.
/// </remarks>
public static class DailyQueue
{
    /// <summary>How many other cards come before a drill, where there are so many.</summary>
    public const int DrillGap = 5;

    private const int FirstNewCandidates = 256;

    /// <summary>Composes a day from what a store has to offer.</summary>
    /// <param name="due">Due cards and pending drills, in any order.</param>
    /// <param name="fresh">New cards in the order of the notes.</param>
    /// <param name="progress">What was done on the day already.</param>
    /// <param name="decks">Settings by deck path; decks that say nothing may be missing.</param>
    /// <param name="limits">For decks without limits of their own.</param>
    /// <param name="seed">Of the shuffle.</param>
    /// <param name="withSiblings">Whether cards of one block may be asked on the same day.</param>
    public static ImmutableArray<Candidate> Compose(
        IEnumerable<Candidate> due,
        IEnumerable<Candidate> fresh,
        DayProgress progress,
        IReadOnlyDictionary<string, DeckSettings> decks,
        DailyLimits limits,
        ulong seed,
        bool withSiblings = false)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(limits);
        return Compose(due, fresh, progress, NewAllowance(progress, decks, limits), ReviewAllowance(progress, decks, limits), seed, withSiblings);
    }

    /// <summary>By a rank drawn from the seed and each card's key, so that a card more or less never reorders the others.</summary>
    public static IEnumerable<Candidate> Shuffle(IEnumerable<Candidate> cards, ulong seed) =>
        cards.Select(card => (Card: card, Rank: Rank(card.Card, seed))).OrderBy(ranked => ranked.Rank).ThenBy(ranked => ranked.Card.Card).Select(ranked => ranked.Card);

    /// <summary>Today's queue of a subtree, or of the whole collection when <paramref name="deck"/> is null.</summary>
    public static ImmutableArray<Candidate> Load(IStore store, StudyDay today, string? deck, DailyLimits limits, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(limits);
        IReadOnlyList<Candidate> due = store.DueCards(today, deck);
        DayProgress progress = store.ProgressOn(today);
        IReadOnlyDictionary<string, DeckSettings> decks = store.SettingsByDeck();
        string[]? withNew = null;

        // Siblings and full decks use candidates up without a place in the queue, so more are asked for until no deck has both room and cards.
        for (int most = FirstNewCandidates; ; most *= 4)
        {
            IReadOnlyList<Candidate> fresh = store.NewCards(today, deck, most);
            DailyAllowance newLeft = NewAllowance(progress, decks, limits);
            ImmutableArray<Candidate> queue = Compose(due, fresh, progress, newLeft, ReviewAllowance(progress, decks, limits), seed);
            if (fresh.Count < most || newLeft.IsUsedUp)
                return queue;
            withNew ??= DecksWithNewCards(store.Decks(today), deck);
            if (!withNew.Any(newLeft.HasRoom))
                return queue;
        }
    }

    /// <summary>The rest of a session with a card back in it that is to be drilled: after <see cref="DrillGap"/> others, or at the end.</summary>
    public static ImmutableList<Candidate> PutBack(ImmutableList<Candidate> rest, Candidate card)
    {
        ArgumentNullException.ThrowIfNull(rest);
        return rest.Insert(Math.Min(DrillGap, rest.Count), card);
    }

    private static ImmutableArray<Candidate> Compose(
        IEnumerable<Candidate> due, IEnumerable<Candidate> fresh, DayProgress progress, DailyAllowance newLeft, DailyAllowance reviewsLeft, ulong seed, bool withSiblings = false)
    {
        Candidate[] shuffled = [.. Shuffle(due, seed).OrderBy(card => card.Due)];
        Candidate[] drills = [.. shuffled.Where(card => card.Queue == CardQueue.Learning)];

        HashSet<long> blocks = [.. progress.Blocks, .. drills.Select(drill => drill.Block)];
        Candidate[] reviews = [.. shuffled.Where(card => card.Queue == CardQueue.Review && Admit(card, reviewsLeft))];
        Candidate[] news = [.. fresh.Where(card => Admit(card, newLeft))];
        return WithDrills(Mix(reviews, news), drills);

        bool Admit(Candidate card, DailyAllowance left) =>
            (withSiblings || !blocks.Contains(card.Block)) && left.TryTake(card.Deck) && (blocks.Add(card.Block) || withSiblings);
    }

    private static DailyAllowance NewAllowance(DayProgress progress, IReadOnlyDictionary<string, DeckSettings> decks, DailyLimits limits) =>
        new(limits.NewPerDay, decks, settings => settings.NewPerDay, progress.NewByDeck);

    private static DailyAllowance ReviewAllowance(DayProgress progress, IReadOnlyDictionary<string, DeckSettings> decks, DailyLimits limits) =>
        new(limits.ReviewsPerDay, decks, settings => settings.ReviewsPerDay, progress.ReviewsByDeck);

    /// <summary>Decks of the subtree that hold new cards themselves, not only in the decks below them.</summary>
    private static string[] DecksWithNewCards(IReadOnlyList<DeckCounts> counts, string? deck)
    {
        var own = counts.ToDictionary(one => one.Path, one => one.New);
        foreach (DeckCounts one in counts)
        {
            int slash = one.Path.LastIndexOf('/');
            if (slash > 0 && own.ContainsKey(one.Path[..slash]))
                own[one.Path[..slash]] -= one.New;
        }

        return [.. own.Where(one => one.Value > 0 && (deck is null || one.Key == deck || one.Key.StartsWith(deck + "/", StringComparison.Ordinal))).Select(one => one.Key)];
    }

    private static List<Candidate> Mix(Candidate[] reviews, Candidate[] news)
    {
        int total = reviews.Length + news.Length;
        var mixed = new List<Candidate>(total);
        int placed = 0;
        for (int place = 0; place < total; place++)
        {
            // The j-th of n new cards stands in the middle of the j-th of n equal stretches.
            bool isNew = placed < news.Length && place == ((2L * placed) + 1) * total / (2L * news.Length);
            mixed.Add(isNew ? news[placed++] : reviews[place - placed]);
        }

        return mixed;
    }

    private static ImmutableArray<Candidate> WithDrills(List<Candidate> cards, Candidate[] drills)
    {
        for (int k = 0; k < drills.Length; k++)
            cards.Insert(Math.Min(cards.Count, ((k + 1) * DrillGap) + k), drills[k]);
        return [.. cards];
    }

    private static ulong Rank(CardKey card, ulong seed)
    {
        byte[] bytes = card.ToBytes();
        ulong high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        ulong low = BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(sizeof(ulong)));
        return new SplitMix64(new SplitMix64(seed ^ high).Next() ^ low).Next();
    }
}
