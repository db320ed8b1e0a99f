using System.Data.Common;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>The tree of decks with its counts, and its growth when notes are compiled.</summary>
internal sealed class StoredDecks(Database database, Learner learner)
{
    /// <summary>So many decks are looked up one by one rather than by reading all.</summary>
    private const int Few = 50;

    /// <summary>A row of the tree.</summary>
    /// <param name="Id">0 for a deck that is not stored yet.</param>
    /// <param name="Path">Parts joined by <c>/</c>.</param>
    /// <param name="Range">Place in the pre-order.</param>
    /// <param name="Settings">Its own.</param>
    /// <param name="FoldsBy">The scheduler in force; empty for the default.</param>
    internal sealed record Deck(long Id, string Path, DeckTree.Range Range, DeckSettings Settings, string FoldsBy);

    /// <summary>In pre-order; decks whose subtree holds no card any more are left out.</summary>
    public IReadOnlyList<DeckCounts> Counts(StudyDay today)
    {
        var own = database[DeckSql.Counts].All(
            row => (Pre: row.GetInt64(0), Counts: new Sums(row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5))),
            today.Number, CardState.MatureDays, learner.Id).ToDictionary(row => row.Pre, row => row.Counts);

        List<Deck> decks = All();
        var sums = decks.ToDictionary(deck => deck.Path, deck => own.GetValueOrDefault(deck.Range.Pre));
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

    public List<Deck> All() => database[DeckSql.All].All(Read);

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

    private readonly record struct Sums(int Present, int Active, int New, int Due, int Mature)
    {
        public static Sums operator +(Sums left, Sums right) =>
            new(left.Present + right.Present, left.Active + right.Active, left.New + right.New, left.Due + right.Due, left.Mature + right.Mature);
    }
}
