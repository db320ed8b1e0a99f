using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>Brings entries that were written under keys of another machine to their cards, now or when those appear.</summary>
internal sealed class Attachments(Database database, ReviewLog log)
{
    private Dictionary<FrontHash, CardKey?>? fronts;

    /// <summary>The card that has the key, or the one that the notes give it too; null while there is none.</summary>
    public CardKey? Named(CardKey key) => IsCard(key) ? key : OfAlias(key);

    /// <summary>Looks again for the cards of all entries that have not found theirs; the same whatever order they came in.</summary>
    /// <param name="changed">Cards that may have got another front since the last time; null for any card.</param>
    public void Settle(IEnumerable<Card>? changed = null)
    {
        List<CardKey> unsettled = database[ReviewSql.UnsettledKeys].All(row => Columns.Key(row, 0));
        if (unsettled.Count == 0)
            return;

        HashSet<FrontHash>? candidates = changed?.Select(card => FrontHash.Of(card.Front)).ToHashSet();
        var attachment = new Attachment(IsCard, OfAlias, front => candidates?.Contains(front) == false ? null : OnlyWith(front));
        foreach (CardKey key in unsettled)
        {
            if (attachment.Of(key, database[ReviewSql.LogOfKey].All(Columns.Entry, key.ToBytes())) is { } card)
                Attach(key, card);
        }

        fronts = null;
    }

    private void Attach(CardKey key, CardKey card)
    {
        var from = database[ReviewSql.CardsOfKey].All(row => (Owner: row.GetInt64(0), Card: Columns.Key(row, 1)), key.ToBytes());
        if (from.TrueForAll(one => one.Card == card))
        {
            Move();
            return;
        }

        log.Refolding([.. from.Concat(from.Select(one => (one.Owner, Card: card))).Distinct()], Move);

        void Move()
        {
            if (key == card)
                database[ReviewSql.AttachToOwn].Run(key.ToBytes());
            else
                database[ReviewSql.Attach].Run(card.ToBytes(), key.ToBytes());
        }
    }

    private bool IsCard(CardKey key) => database[CardSql.IsCard].First(row => (long?)row.GetInt64(0), key.ToBytes()) is not null;

    private CardKey? OfAlias(CardKey key) => database[CardSql.CardOfAlias].First(row => (CardKey?)Columns.Key(row, 0), key.ToBytes());

    private CardKey? OnlyWith(FrontHash front)
    {
        fronts ??= database[CardSql.Fronts].All(row => (Key: Columns.Key(row, 0), Front: FrontHash.Of(row.GetString(1))))
            .GroupBy(card => card.Front).ToDictionary(group => group.Key, group => group.Skip(1).Any() ? (CardKey?)null : group.First().Key);
        return fronts.GetValueOrDefault(front);
    }
}
