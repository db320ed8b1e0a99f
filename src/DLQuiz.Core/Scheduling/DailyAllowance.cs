using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>What is left of one kind of limit: a card needs room in every deck above it that states a limit, and where none does, in the collection's default.</summary>
internal sealed class DailyAllowance
{
    private const string Collection = "";

    private readonly Dictionary<string, int> left = [];
    private readonly Dictionary<string, string[]> governing = [];
    private readonly IReadOnlyDictionary<string, DeckSettings> decks;
    private readonly Func<DeckSettings, int?> limitOf;

    public DailyAllowance(int collection, IReadOnlyDictionary<string, DeckSettings> decks, Func<DeckSettings, int?> limitOf, IEnumerable<KeyValuePair<string, int>> done)
    {
        this.decks = decks;
        this.limitOf = limitOf;
        left[Collection] = collection;
        foreach ((string deck, DeckSettings settings) in decks)
        {
            if (limitOf(settings) is { } limit)
                left[deck] = limit;
        }

        foreach ((string deck, int count) in done)
            Use(deck, count);
    }

    /// <summary>Whether no deck at all has room any more.</summary>
    public bool IsUsedUp => left.Values.All(count => count <= 0);

    public bool TryTake(string deck)
    {
        if (!HasRoom(deck))
            return false;

        Use(deck, 1);
        return true;
    }

    public bool HasRoom(string deck) => GoverningOf(deck).All(limited => left[limited] > 0);

    private void Use(string deck, int count)
    {
        foreach (string limited in GoverningOf(deck))
            left[limited] -= count;
    }

    private string[] GoverningOf(string deck)
    {
        if (governing.TryGetValue(deck, out string[]? known))
            return known;

        string[] stated = [.. DeckPaths.SelfAndAbove(deck).Where(path => decks.TryGetValue(path, out DeckSettings? settings) && limitOf(settings) is not null)];
        return governing[deck] = stated is [] ? [Collection] : stated;
    }
}
