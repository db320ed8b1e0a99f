using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Core.Model;

namespace DLQuiz;

/// <summary>A setting of a learner that the store keeps; the first value is the one in force until another is chosen.</summary>
internal sealed record LearnerSetting(string Name, string Meaning, ImmutableArray<string> Values)
{
    public static readonly LearnerSetting Leech = new("leech", "what becomes of a card that is forgotten 8 times", ["tag", "suspend"]);

    public static readonly ImmutableArray<LearnerSetting> All = [Leech];

    /// <exception cref="UsageException">No setting has that name.</exception>
    public static LearnerSetting Find(string name) => All.FirstOrDefault(setting => setting.Name == name)
        ?? throw new UsageException(Spelling.Nearest(name, All.Select(setting => setting.Name)) is { } near
            ? $"There is no setting {name}; there is {near}."
            : $"There is no setting {name}; there are {string.Join(", ", All.Select(setting => setting.Name))}.");

    public string Of(IStore store) => store.Setting(Name) is { } stored && Values.Contains(stored) ? stored : Values[0];

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
