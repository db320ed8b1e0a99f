using System.Collections.Immutable;

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

    private static ImmutableArray<IScheduler> Discover() =>
    [
        .. typeof(Schedulers).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IScheduler)))
            .Select(type => (IScheduler)Activator.CreateInstance(type)!)
            .OrderBy(scheduler => scheduler.Name, StringComparer.Ordinal),
    ];
}
