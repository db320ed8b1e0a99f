using DLQuiz.Compute;
using DLQuiz.Storage;

namespace DLQuiz;

/// <summary>Decks as arguments.</summary>
internal static class DeckArguments
{
    /// <summary>The store, fresh, once it is known to have every deck that was named.</summary>
    /// <exception cref="UsageException">It has not; the message names one that is near.</exception>
    public static SqlStore Open(World world, Workspace workspace, IEnumerable<string> named)
    {
        SqlStore store = workspace.OpenFresh(message => world.Error.WriteLine($"dlquiz: {message}"));
        IReadOnlyList<string> decks = [.. store.Decks(workspace.Today).Select(one => one.Path)];
        foreach (string deck in named.Where(deck => !decks.Contains(deck, StringComparer.Ordinal)))
        {
            store.Dispose();
            // The last part of a path is what a learner remembers.
            string? near = decks.FirstOrDefault(one => one.EndsWith('/' + deck, StringComparison.OrdinalIgnoreCase)) ?? Spelling.Nearest(deck, decks);
            throw new UsageException(near is null ? $"There is no deck {deck}; dlquiz due lists them." : $"There is no deck {deck}; there is {near}.");
        }

        return store;
    }
}
