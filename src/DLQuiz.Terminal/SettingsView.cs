using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Terminal;

/// <summary>The learner's settings as a screen shows and changes them; what they are and where they are kept is the program's affair.</summary>
public sealed record SettingsView
{
    /// <summary>The file that holds them, for the learner to see; empty where there can be none.</summary>
    public required string File { get; init; }

    /// <summary>As they are in force now, in their order.</summary>
    public required Func<IStore, ImmutableArray<SettingRow>> Rows { get; init; }

    /// <summary>Sets one by name, or with null takes back what was set; null when that was done, else why not.</summary>
    public required Func<IStore, string, string?, Phrase?> Change { get; init; }

    /// <summary>The context as the settings are now; the language of this thread, too, is then theirs.</summary>
    public required Func<StudyContext, StudyContext> Apply { get; init; }
}

/// <summary>One setting in force.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Value">As it is set.</param>
/// <param name="Origin">Who set it.</param>
/// <param name="Help">What it decides, in a sentence.</param>
/// <param name="Takes">What it can be, after “it is”.</param>
public sealed record SettingRow(string Name, string Value, Phrase Origin, Phrase Help, Phrase Takes)
{
    /// <summary>All values, where they can be counted; else a value is typed.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>What the value comes to here, where it does not say it.</summary>
    public Phrase? Means { get; init; }

    public bool IsDefault { get; init; }

    /// <summary>Set where this screen cannot reach, so that a change shows at another start only.</summary>
    public bool IsDecidedElsewhere { get; init; }
}
