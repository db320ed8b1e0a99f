using System.Collections.Immutable;
using System.Data.Common;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>Reads cards, and the lists that a study day begins with.</summary>
internal sealed class StoredCards(Database database, Learner learner, StoredDecks decks)
{
    /// <summary>Far more cards than one learner reviews in a season; a store of millions is not gone through for a picture.</summary>
    private const int MostTimed = 20_000;

    /// <summary>By file in ordinal order, whatever order the database has for texts.</summary>
    public IReadOnlyList<StoredCard> OfSource(string source) =>
    [
        .. database[CardSql.OfSource].All(Columns.Card, source).GroupBy(card => card.Card.Span.File).OrderBy(note => note.Key, StringComparer.Ordinal).SelectMany(note => note),
    ];

    public IReadOnlyList<StoredCard> OfFiles(string source, IReadOnlyCollection<string> files)
    {
        HashSet<string> opened = [.. files];
        return
        [
            .. opened.SelectMany(file => database[CardSql.OfFile].All(Columns.Card, source, file)),
            .. database[CardSql.WithoutText].All(Columns.Card, source).Where(card => !opened.Contains(card.Card.Span.File)),
        ];
    }

    public StoredCard? Find(CardKey card) => database[CardSql.Find].First(Columns.Card, card.ToBytes());

    /// <summary>The card that the notes once gave that key.</summary>
    public CardKey? OfAlias(CardKey alias) =>
        database[CardSql.CardOfAlias].First(row => (CardKey?)Columns.Key(row, 0), alias.ToBytes());

    public IReadOnlyList<Candidate> Due(StudyDay today, string? deck)
    {
        Func<DbDataReader, Candidate> read = CandidateReader(today);
        if (deck is null)
            return [.. database[CardSql.Due].All(read, learner.Id, today.Number), .. database[CardSql.Drills].All(read, learner.Id, today.Number)];

        return RangeOf(deck) is not { } range ? [] :
        [
            .. database[CardSql.DueInSubtree].All(read, learner.Id, today.Number, range.Pre, range.Last),
            .. database[CardSql.DrillsInSubtree].All(read, learner.Id, today.Number, range.Pre, range.Last),
        ];
    }

    public IReadOnlyList<Candidate> New(StudyDay today, string? deck, int most)
    {
        Func<DbDataReader, Candidate> read = CandidateReader(today);
        if (deck is null)
            return database[CardSql.New].All(read, learner.Id, today.Number, most);

        return RangeOf(deck) is not { } range ? [] : database[CardSql.NewInSubtree].All(read, learner.Id, today.Number, range.Pre, range.Last, most);
    }

    public IEnumerable<StudiedCard> WithStates(StudyDay today, string? deck)
    {
        (long Pre, long Last)? range = deck is null ? (0, long.MaxValue) : RangeOf(deck);
        return range is not { } found ? [] : database.Stream(CardSql.WithStates, row => Studied(row, today), learner.Id, found.Pre, found.Last);
    }

    public IReadOnlyDictionary<CardKey, StudiedCard> WithStates(StudyDay today, IReadOnlyCollection<CardKey> cards) =>
        database.FirstOfEach(CardSql.WithStateOfCard, cards, row => Studied(row, today), learner.Id);

    public DayProgress ProgressOn(StudyDay day)
    {
        var counts = database[ReviewSql.ProgressOfDay].All(
            row => (Deck: row.GetString(0), Maturity: (Maturity)row.GetInt32(1), Reviews: row.GetInt32(2)), learner.Id, day.Number);
        return new DayProgress(
            Sum(counts.Where(count => count.Maturity == Maturity.New)),
            Sum(counts.Where(count => count.Maturity != Maturity.New)),
            [.. database[ReviewSql.BlocksOfDay].All(Columns.Long, learner.Id, day.Number)]);

        static ImmutableDictionary<string, int> Sum(IEnumerable<(string Deck, Maturity Maturity, int Reviews)> counts) =>
            counts.GroupBy(count => count.Deck).ToImmutableDictionary(group => group.Key, group => group.Sum(count => count.Reviews));
    }

    public IReadOnlyList<DayTotal> DayTotals(StudyDay from, StudyDay to, string? deck)
    {
        if (deck is null)
            return database[ReviewSql.DayTotals].All(Columns.DayTotal, learner.Id, from.Number, to.Number);
        return RangeOf(deck) is not { } range ? [] : database[ReviewSql.DayTotalsOfSubtree].All(Columns.DayTotal, learner.Id, from.Number, to.Number, range.Pre, range.Last);
    }

    public IReadOnlyList<DeckTotal> DeckTotals(StudyDay from, StudyDay to) => database[ReviewSql.DeckTotals].All(
        row => new DeckTotal(row.GetString(0), (Maturity)row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt64(5)),
        learner.Id, from.Number, to.Number);

    public IReadOnlyList<AnswerTime> AnswerTimes(StudyDay from, StudyDay to, string? deck)
    {
        // A study day begins at most a day before or after its date in UTC.
        long instant = new DateTimeOffset(from.Plus(-2).Date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        (long Pre, long Last)? range = deck is null ? (0, long.MaxValue) : RangeOf(deck);
        return range is not { } found ? [] : database[ReviewSql.AnswerTimes].All(
            row => new AnswerTime(new StudyDay(row.GetInt32(0)), EventCodec.MillisecondsOf(row.GetString(1))), learner.Id, from.Number, found.Pre, found.Last, MostTimed, instant, to.Number);
    }

    public IReadOnlyList<(StudyDay Day, int Cards)> Forecast(StudyDay from, StudyDay to, string? deck)
    {
        static (StudyDay, int) Read(DbDataReader row) => (new StudyDay(row.GetInt32(0)), row.GetInt32(1));
        if (deck is null)
            return database[CardSql.Forecast].All(Read, from.Number, learner.Id, to.Number);
        return RangeOf(deck) is not { } range ? [] : database[CardSql.ForecastOfSubtree].All(Read, from.Number, learner.Id, to.Number, range.Pre, range.Last);
    }

    private static StudiedCard Studied(DbDataReader row, StudyDay today)
    {
        const int Block = Columns.CardCount + Columns.StateCount;
        Card card = Columns.Card(row).Card;
        CardState state = Columns.State(row, Columns.CardCount);
        return new StudiedCard(card, state, new Candidate(card.Key, card.Deck, row.GetInt64(Block), state.Due, state.QueueOn(today), row.GetInt64(Block + 1)));
    }

    private Func<DbDataReader, Candidate> CandidateReader(StudyDay today)
    {
        IReadOnlyDictionary<long, string> paths = decks.Paths();
        return row => new Candidate(
            Columns.Key(row, 0),
            paths[row.GetInt64(1)],
            row.GetInt64(2),
            Columns.Day(row, 3),
            row.GetInt32(4) == (int)CardQueue.Learning && Columns.Day(row, 5) != today ? CardQueue.Review : (CardQueue)row.GetInt32(4),
            row.GetInt64(6));
    }

    /// <summary>Null for a deck that is none.</summary>
    public (long Pre, long Last)? RangeOf(string deck) =>
        database[DeckSql.Range].First(row => ((long, long)?)(row.GetInt64(0), row.GetInt64(1)), deck);
}
