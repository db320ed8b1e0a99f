using System.Data.Common;
using System.Security.Cryptography;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>The tree of decks with its counts, and its growth when notes are compiled.</summary>
internal sealed class StoredDecks(Database database, Learner learner)
{
    private const long WholeStore = 0;

    private const string MarkSetting = "decks";

    private Tree known = new(null, []);

    /// <summary>So many decks are looked up one by one rather than by reading all.</summary>
    private const int Few = 50;

    /// <summary>A row of the tree.</summary>
    /// <param name="Id">0 for a deck that is not stored yet.</param>
    /// <param name="Path">Parts joined by <c>/</c>.</param>
    /// <param name="Range">Place in the pre-order.</param>
    /// <param name="Settings">Its own.</param>
    /// <param name="FoldsBy">The scheduler that the notes name, here or above; empty where they name none and the learner decides.</param>
    internal sealed record Deck(long Id, string Path, DeckTree.Range Range, DeckSettings Settings, string FoldsBy)
    {
        public ReviewLog.Deck Folding => new(Id, Path, FoldsBy);
    }

    /// <summary>In pre-order; decks whose subtree holds no card any more are left out.</summary>
    public IReadOnlyList<DeckCounts> Counts(StudyDay today)
    {
        List<Deck> decks = Known().Decks;
        var tallies = database[TallySql.OfLearner].All(
            row => (Deck: row.GetInt64(0), Sums: new Sums(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), 0, row.GetInt32(4))), learner.Id).ToDictionary(row => row.Deck, row => row.Sums);
        Dictionary<long, int> due = ByDeckOn(today, TallySql.Due), drills = ByDeckOn(today, TallySql.Drills), buried = ByDeckOn(today, TallySql.BuriedNew);
        var sums = decks.ToDictionary(deck => deck.Path, deck => tallies.GetValueOrDefault(deck.Id) + new Sums(
            0, 0, -buried.GetValueOrDefault(deck.Range.Pre), due.GetValueOrDefault(deck.Range.Pre) + drills.GetValueOrDefault(deck.Range.Pre), 0));
        foreach (Deck deck in Enumerable.Reverse(decks))
        {
            if (DeckTree.Above(deck.Path) is { } above)
                sums[above] += sums[deck.Path];
        }

        return
        [
            .. decks.Select(deck => (Deck: deck, Sums: sums[deck.Path])).Where(one => one.Sums.Present > 0).Select(one => new DeckCounts(
                one.Deck.Path, one.Sums.New, one.Sums.Due, one.Sums.Active - one.Sums.New - one.Sums.Due, one.Sums.Mature, one.Deck.Settings)),
        ];
    }

    public Deck? OfId(long id) => database[DeckSql.OfId].First(Read, id);

    public IReadOnlyDictionary<string, DeckSettings> Settings() => Known().Settings;

    /// <summary>Paths by place in the pre-order.</summary>
    public IReadOnlyDictionary<long, string> Paths() => Known().Paths;

    /// <summary>In pre-order.</summary>
    public List<Deck> All() => database[DeckSql.All].All(Read);

    private Tree Known()
    {
        string mark = database[LearnerSql.Setting].First(row => row.GetString(0), WholeStore, MarkSetting) ?? "";
        return known.Mark == mark ? known : known = new Tree(mark, All());
    }

    private Dictionary<long, int> ByDeckOn(StudyDay today, string sql) =>
        database[sql].All(row => (Pre: row.GetInt64(0), Count: row.GetInt32(1)), learner.Id, today.Number).ToDictionary(row => row.Pre, row => row.Count);

    private static Deck Read(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        new DeckTree.Range(row.GetInt64(3), row.GetInt64(4)),
        new DeckSettings
        {
            Scheduler = Columns.Text(row, 5),
            NewPerDay = row.IsDBNull(6) ? null : row.GetInt32(6),
            ReviewsPerDay = row.IsDBNull(7) ? null : row.GetInt32(7),
            Language = Columns.Text(row, 8),
        },
        row.GetString(9));

    /// <summary>Makes sure that every path has a deck, with these settings where given; stores what differs.</summary>
    /// <returns>By path, decks as they were and as they are: all of them, or those asked for when none differs.</returns>
    public (Dictionary<string, Deck> Before, Dictionary<string, Deck> After) Grow(IEnumerable<string> paths, IReadOnlyDictionary<string, DeckSettings> settings)
    {
        string[] asked = [.. paths];
        if (asked.Length <= Few && Settled(asked, settings) is { } settled)
            return (settled, settled);

        var before = All().ToDictionary(deck => deck.Path);
        var after = new Dictionary<string, Deck>();
        bool renumbered = false;
        using RowWriter writer = database.Writer(DeckSql.Save);
        foreach ((string path, DeckTree.Range range) in DeckTree.Number(before.ToDictionary(known => known.Key, known => known.Value.Range.Pre), asked))
        {
            Deck? above = DeckTree.Above(path) is { } parent ? after[parent] : null;
            Deck? old = before.GetValueOrDefault(path);
            DeckSettings own = settings.GetValueOrDefault(path) ?? old?.Settings ?? DeckSettings.None;
            var deck = new Deck(old?.Id ?? 0, path, range, own, own.Scheduler ?? above?.FoldsBy ?? "");
            renumbered |= old is not null && old.Range.Pre != range.Pre;
            after[path] = deck == old ? deck : Save(deck, above?.Id, writer);
        }

        if (before.Count != after.Count || after.Any(deck => before[deck.Key] != deck.Value))
            MarkChanged();
        if (renumbered)
            database[DeckSql.RenumberStates].Run();
        return (before, after);
    }

    /// <summary>The decks asked for, when all are there and as they should be; else null.</summary>
    private Dictionary<string, Deck>? Settled(string[] paths, IReadOnlyDictionary<string, DeckSettings> settings)
    {
        var decks = new Dictionary<string, Deck>();
        foreach (string path in paths.Concat(settings.Keys).Distinct())
        {
            if (database[DeckSql.OfPath].First(Read, path) is not { } deck || (settings.TryGetValue(path, out DeckSettings? said) && said != deck.Settings))
                return null;
            decks[path] = deck;
        }

        return decks;
    }

    /// <summary>A mark drawn at random, since two processes may change the tree from the same state.</summary>
    private void MarkChanged() =>
        database[LearnerSql.SaveSetting].Run(WholeStore, MarkSetting, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(sizeof(long))));

    private static Deck Save(Deck deck, long? above, RowWriter writer)
    {
        writer.Add(deck.Path);
        writer.Add(above);
        writer.Add(deck.Range.Pre);
        writer.Add(deck.Range.Last);
        writer.Add(deck.Settings.Scheduler);
        writer.Add((long?)deck.Settings.NewPerDay);
        writer.Add((long?)deck.Settings.ReviewsPerDay);
        writer.Add(deck.Settings.Language);
        writer.Add(deck.FoldsBy);
        return deck with { Id = writer.RunForNumber() };
    }

    /// <summary>What is kept of the tree between two reads; whoever changes a deck marks the store, so that also another process is noticed.</summary>
    private sealed class Tree(string? mark, List<Deck> decks)
    {
        public string? Mark => mark;

        public List<Deck> Decks => decks;

        public Dictionary<long, string> Paths { get; } = decks.ToDictionary(deck => deck.Range.Pre, deck => deck.Path);

        public Dictionary<string, DeckSettings> Settings { get; } =
            decks.Where(deck => deck.Settings != DeckSettings.None).ToDictionary(deck => deck.Path, deck => deck.Settings);
    }

    private readonly record struct Sums(int Present, int Active, int New, int Due, int Mature)
    {
        public static Sums operator +(Sums left, Sums right) =>
            new(left.Present + right.Present, left.Active + right.Active, left.New + right.New, left.Due + right.Due, left.Mature + right.Mature);
    }
}
