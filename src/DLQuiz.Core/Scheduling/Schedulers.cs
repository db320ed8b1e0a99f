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

    /// <summary>The scheduler that the deck names, or the nearest deck above it that names one, or the learner; with what the learner has set.</summary>
    /// <param name="deck">Its path.</param>
    /// <param name="decks">Settings by deck path; decks that say nothing may be missing.</param>
    /// <param name="settings">The learner's.</param>
    public static IScheduler For(string deck, IReadOnlyDictionary<string, DeckSettings> decks, SchedulerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(deck);
        ArgumentNullException.ThrowIfNull(decks);
        string named = DeckPaths.SelfAndAbove(deck).Select(path => decks.GetValueOrDefault(path)?.Scheduler).FirstOrDefault(name => name is not null) ?? "";
        return For(named, deck, settings);
    }

    /// <summary>The scheduler of a deck for which the notes say <paramref name="named"/>, which is empty where they say nothing: then the learner decides.</summary>
    public static IScheduler For(string named, string deck, SchedulerSettings settings)
    {
        ArgumentNullException.ThrowIfNull(named);
        ArgumentNullException.ThrowIfNull(settings);
        IScheduler rule = Find(named.Length > 0 ? named : settings.Scheduler ?? settings.UsualScheduler ?? Default.Name) ?? Default;
        return rule.With(settings, deck);
    }

    private static ImmutableArray<IScheduler> Discover() =>
    [
        .. typeof(Schedulers).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IScheduler)))
            .Select(type => (IScheduler)Activator.CreateInstance(type)!)
            .OrderBy(scheduler => scheduler.Name, StringComparer.Ordinal),
    ];
}
