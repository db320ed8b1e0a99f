using DLQuiz.Core.Model;

namespace DLQuiz.Terminal;

/// <summary>The decks whose counts, taken together, hold every card of a subtree once.</summary>
internal static class DeckRoots
{
    /// <param name="decks">In pre-order; the counts of each hold those of its subtree.</param>
    /// <param name="deck">Root of the subtree; null for everything.</param>
    public static IEnumerable<DeckCounts> Of(IEnumerable<DeckCounts> decks, string? deck = null)
    {
        string? root = null;
        foreach (DeckCounts one in decks)
        {
            bool isAsked = deck is null || one.Path == deck || IsBelow(one.Path, deck);
            if (isAsked && (root is null || !IsBelow(one.Path, root)))
            {
                root = one.Path;
                yield return one;
            }
        }
    }

    private static bool IsBelow(string path, string root) =>
        path.Length > root.Length && path[root.Length] == '/' && path.StartsWith(root, StringComparison.Ordinal);
}
