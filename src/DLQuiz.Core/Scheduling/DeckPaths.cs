using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>How settings come down the tree of decks: from the deck itself, or else from the nearest deck above.</summary>
public static class DeckPaths
{
    /// <summary>The path, then each path above it.</summary>
    public static IEnumerable<string> SelfAndAbove(string deck)
    {
        ArgumentNullException.ThrowIfNull(deck);
        yield return deck;
        for (int slash = deck.LastIndexOf('/'); slash > 0; slash = deck.LastIndexOf('/', slash - 1))
            yield return deck[..slash];
    }

    /// <summary>The language that the deck names, or the nearest deck above it that names one; null where none does.</summary>
    public static string? LanguageOf(string deck, IReadOnlyDictionary<string, DeckSettings> decks)
    {
        ArgumentNullException.ThrowIfNull(decks);
        return SelfAndAbove(deck).Select(path => decks.GetValueOrDefault(path)?.Language).FirstOrDefault(language => language is not null);
    }

    /// <summary>Whether the deck is <paramref name="root"/> or below it; every deck is below a null root.</summary>
    public static bool IsWithin(string deck, string? root)
    {
        ArgumentNullException.ThrowIfNull(deck);
        return root is null || deck == root || (deck.Length > root.Length && deck[root.Length] == '/' && deck.StartsWith(root, StringComparison.Ordinal));
    }
}
