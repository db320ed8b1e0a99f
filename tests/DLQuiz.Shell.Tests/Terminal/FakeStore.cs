using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>A store in memory, which can be told to fail.</summary>
internal sealed class FakeStore(params Card[] cards) : IStore
{
    private readonly Dictionary<CardKey, CardState> states = [];
    private readonly Stack<(LogEntry Entry, CardState Before)> live = new();
    private readonly List<LogEntry> log = [];

    /// <summary>Whether writing fails.</summary>
    public bool Fails { get; set; }

    /// <summary>Whether reading a card fails.</summary>
    public bool CannotRead { get; set; }

    public IReadOnlyList<LogEntry> Written => log;

    public void Dispose()
    {
    }

    public IReadOnlyList<StoredCard> CardsOf(string source) => [.. cards.Select(card => new StoredCard(card, IsGone: false))];

    public IReadOnlyList<StoredCard> CardsOf(string source, IReadOnlyCollection<string> files) => CardsOf(source);

    public bool HasCards(string source) => cards.Length > 0;

    public string? SourceOf(CardKey card) => "notes";

    public IReadOnlySet<CardKey> KeysOutside(string source) => new HashSet<CardKey>();

    public StoredNotes NotesOf(string source) => StoredNotes.None;

    public IReadOnlyDictionary<string, long[]> NamesOf(string source) => new Dictionary<string, long[]>();

    public IReadOnlyDictionary<string, ImmutableArray<Diagnostic>> FindingsOf(string source) => new Dictionary<string, ImmutableArray<Diagnostic>>();

    public IReadOnlyList<Source> Sources() => [new Source("notes", "/notes")];

    public void Apply(CompilePlan plan) => throw new NotSupportedException("Nothing is compiled here.");

    public StoredCard? FindCard(CardKey card) => CannotRead ? throw new StoreException("The disk is gone.") :
        cards.FirstOrDefault(one => one.Key == card) is { } found ? new StoredCard(found, IsGone: false) : null;

    public CardState StateOf(CardKey card) => states.GetValueOrDefault(card, CardState.Fresh);

    /// <summary>The decks, where it is not its cards that count.</summary>
    public IReadOnlyList<DeckCounts>? Counts { get; init; }

    public IReadOnlyList<DeckCounts> Decks(StudyDay today)
    {
        if (Counts is not null)
        {
            return Counts;
        }

        string[] paths = [.. cards.Select(card => card.Deck).SelectMany(Parents).Distinct().Order(StringComparer.Ordinal)];
        return [.. paths.Select(path => Count(path, today))];
    }

    public IReadOnlyList<Candidate> DueCards(StudyDay today, string? deck) =>
        [.. Candidates(today, deck).Where(card => card.Queue != CardQueue.New && (card.Queue == CardQueue.Learning || card.Due <= today))];

    public IReadOnlyList<Candidate> NewCards(StudyDay today, string? deck, int most) =>
        [.. Candidates(today, deck).Where(card => card.Queue == CardQueue.New).Take(most)];

    public IEnumerable<StudiedCard> CardsWithStates(StudyDay today, string? deck) => cards
        .Select((card, position) => new StudiedCard(card, StateOf(card.Key), new Candidate(card.Key, card.Deck, position, StateOf(card.Key).Due, StateOf(card.Key).QueueOn(today), position)))
        .Where(one => deck is null || IsUnder(one.Card.Deck, deck));

    public IReadOnlyDictionary<CardKey, StudiedCard> StudiedCards(StudyDay today, IReadOnlyCollection<CardKey> keys) =>
        CannotRead ? throw new StoreException("The disk is gone.") : CardsWithStates(today, deck: null).Where(one => keys.Contains(one.Card.Key)).ToDictionary(one => one.Card.Key);

    public ICardSearch OpenSearch() => new FakeSearch(this);

    /// <summary>Puts a card into a state as if its history had led there.</summary>
    public void Place(Card card, CardState state) => states[card.Key] = state;

    /// <summary>What it says of the past, whatever deck is asked for.</summary>
    public IReadOnlyList<DayTotal> Totals { get; init; } = [];

    public IReadOnlyList<DeckTotal> TotalsByDeck { get; init; } = [];

    public IReadOnlyList<AnswerTime> Times { get; init; } = [];

    public IReadOnlyList<(StudyDay Day, int Cards)> Coming { get; init; } = [];

    public IReadOnlyList<DayTotal> DayTotals(StudyDay from, StudyDay to, string? deck) => CannotRead ? throw new StoreException("The disk is gone.") : Totals;

    public IReadOnlyList<DeckTotal> DeckTotals(StudyDay from, StudyDay to) => TotalsByDeck;

    public IReadOnlyList<AnswerTime> AnswerTimes(StudyDay from, StudyDay to, string? deck) => Times;

    public IReadOnlyList<(StudyDay Day, int Cards)> Forecast(StudyDay from, StudyDay to, string? deck) => Coming;

    public IReadOnlyDictionary<string, DeckSettings> SettingsByDeck() => new Dictionary<string, DeckSettings>();

    public DayProgress ProgressOn(StudyDay day) => new(
        Reviewed(day, wasNew: true),
        Reviewed(day, wasNew: false),
        []);

    public Recorded Record(CardKey card, Moment moment, CardEvent what)
    {
        if (Fails)
        {
            throw new StoreException("The disk is full.");
        }

        CardState before = StateOf(card);
        LogEntry entry = Append(card, moment, what);
        live.Push((entry, before));
        states[card] = After(before, what, moment.Day);
        return new Recorded(entry, states[card]);
    }

    public Recorded? UndoLast(Moment moment)
    {
        if (!live.TryPop(out (LogEntry Entry, CardState Before) last))
        {
            return null;
        }

        states[last.Entry.Card] = last.Before;
        return new Recorded(Append(last.Entry.Card, moment, new CardEvent.Undo(last.Entry.Id)), last.Before);
    }

    public IEnumerable<LogEntry> Log(CardKey? card = null) => log.Where(entry => card is null || entry.Card == card);

    public IEnumerable<LogEntry> Misconceived() => log;

    public string? Setting(string name) => null;

    public void SetSetting(string name, string value)
    {
    }

    private ImmutableDictionary<string, int> Reviewed(StudyDay day, bool wasNew) => live
        .Where(one => one.Entry.Day == day && one.Entry.Event is CardEvent.Review && one.Before.IsNew == wasNew)
        .GroupBy(one => cards.First(card => card.Key == one.Entry.Card).Deck)
        .ToImmutableDictionary(group => group.Key, group => group.Count());

    private static CardState After(CardState before, CardEvent what, StudyDay day) => what switch
    {
        CardEvent.Review review => Schedulers.Default.Next(before, review.Quality, day),
        CardEvent.Drill drill => Schedulers.Default.Drill(before, drill.Quality, day),
        CardEvent.Suspend => before with { Suspended = true },
        CardEvent.Bury bury => before with { BuriedUntil = bury.Until },
        CardEvent.Flag flag => before with { Flag = flag.Colour },
        _ => before,
    };

    private static IEnumerable<string> Parents(string deck)
    {
        string[] parts = deck.Split('/');
        return Enumerable.Range(1, parts.Length).Select(count => string.Join('/', parts.Take(count)));
    }

    private LogEntry Append(CardKey card, Moment moment, CardEvent what)
    {
        LogEntry entry = new(new EntryId(1, log.Count + 1), "me", card, moment.Instant, moment.Zone, moment.Day, what);
        log.Add(entry);
        return entry;
    }

    private DeckCounts Count(string path, StudyDay today)
    {
        List<CardState> all = [.. cards.Where(card => IsUnder(card.Deck, path)).Select(card => StateOf(card.Key)).Where(state => !state.Suspended)];
        int due = all.Count(state => !state.IsNew && state.Due <= today && !state.IsHeldBackOn(today));
        int fresh = all.Count(state => state.IsNew && !state.IsHeldBackOn(today));
        return new DeckCounts(path, fresh, due, all.Count - due - fresh, all.Count(state => state.IntervalDays >= 21), DeckSettings.None);
    }

    private IEnumerable<Candidate> Candidates(StudyDay today, string? deck) => cards
        .Select((card, position) => (card, position, state: StateOf(card.Key)))
        .Where(one => (deck is null || IsUnder(one.card.Deck, deck)) && !one.state.IsHeldBackOn(today))
        .Select(one => new Candidate(one.card.Key, one.card.Deck, one.position, one.state.Due, one.state.QueueOn(today), one.position));

    private static bool IsUnder(string deck, string root) => deck == root || deck.StartsWith(root + "/", StringComparison.Ordinal);
}
