using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Core.Model;

namespace DLQuiz;

/// <summary>A setting of a learner that the store keeps; until one is chosen, the configuration decides, and without it the first value.</summary>
internal sealed record LearnerSetting(string Name, string Meaning, ImmutableArray<string> Values)
{
    public static readonly LearnerSetting Leech = new("leech", "what becomes of a card that is forgotten 8 times", ["tag", "suspend"]);

    public static readonly ImmutableArray<LearnerSetting> All = [Leech];

    /// <exception cref="UsageException">No setting has that name.</exception>
    public static LearnerSetting Find(string name) => All.FirstOrDefault(setting => setting.Name == name)
        ?? throw new UsageException(Spelling.Nearest(name, All.Select(setting => setting.Name)) is { } near
            ? $"There is no setting {name}; there is {near}."
            : $"There is no setting {name}; there are {string.Join(", ", All.Select(setting => setting.Name))}.");

    /// <summary>What the learner has chosen; null until that is something.</summary>
    public string? Own(IStore store) => store.Setting(Name) is { } stored && Values.Contains(stored) ? stored : null;

    /// <summary>From now on what the configuration says, or the default.</summary>
    public void Forget(IStore store) => store.SetSetting(Name, "");

    /// <exception cref="UsageException">The setting has no such value.</exception>
    public void Change(IStore store, string value)
    {
        if (!Values.Contains(value))
        {
            throw new UsageException($"{Name} is one of {string.Join(", ", Values)}, not {value}.");
        }

        store.SetSetting(Name, value);
    }
}
