using DLQuiz.Core.Model;

namespace DLQuiz.Terminal.Screens;

/// <summary>What a key does on a screen: dispatch, the bar at the foot, the help page, the configuration and docs/keys.md are all made from these.</summary>
/// <param name="Id">By which the configuration names it, within its screen.</param>
/// <param name="Keys">As <see cref="KeyText.Parse"/> reads them, separated by blanks; the first is the one that is shown.</param>
/// <param name="Name">What it does, in a word or two, for the bar.</param>
/// <param name="Help">What it does, in a sentence, for the help page.</param>
public sealed record KeyBinding(string Id, string Keys, Phrase Name, Phrase Help)
{
    /// <summary>The keys while text is typed, when plain ones belong to the text: <c>t</c> stands for Alt+t then. The same ones where it is null.</summary>
    public string? WhileTyping { get; init; }

    /// <summary>What the bar shows instead of the first key: <c>↑ ↓</c>.</summary>
    public string? Label { get; init; }

    /// <summary>Left out of the bar, though not of the help page.</summary>
    public bool IsQuiet { get; init; }
}
