using System.Collections.Immutable;

using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>The schedulers of this program, found by their type: a new one is a new file and nothing else.</summary>
public static class Schedulers
{
    private static readonly Lazy<ImmutableArray<IScheduler>> Found = new(Discover);

    /// <summary>Ordered by name.</summary>
    public static ImmutableArray<IScheduler> All => Found.Value;

    /// <summary>The scheduler of every deck that names none.</summary>
    public static IScheduler Default { get; } = new Sm2();

    /// <summary>Null for a name that no scheduler has; names are case-sensitive.</summary>
    public static IScheduler? Find(string name) =>
        name == Default.Name ? Default : All.FirstOrDefault(scheduler => scheduler.Name == name);

    /// <summary>The scheduler that the deck names, or the nearest deck above it that names one.</summary>
    /// <param name="deck">Its path.</param>
    /// <param name="decks">Settings by deck path; decks that say nothing may be missing.</param>
    public static IScheduler For(string deck, IReadOnlyDictionary<string, DeckSettings> decks)
    {
        ArgumentNullException.ThrowIfNull(deck);
        ArgumentNullException.ThrowIfNull(decks);
        for (string path = deck; ; path = path[..path.LastIndexOf('/')])
        {
            if (decks.TryGetValue(path, out DeckSettings? settings) && settings.Scheduler is { } name)
                return Find(name) ?? Default;
            if (!path.Contains('/', StringComparison.Ordinal))
                return Default;
        }
    }

    private static ImmutableArray<IScheduler> Discover() =>
    [
        .. typeof(Schedulers).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IScheduler)))
            .Select(type => (IScheduler)Activator.CreateInstance(type)!)
            .OrderBy(scheduler => scheduler.Name, StringComparer.Ordinal),
    ];
}
