using System.Collections.Immutable;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>A key and what it does now: made from a <see cref="KeyBinding"/>, or directly where the key follows from what is shown (the letters of options).</summary>
/// <param name="Label">The key as a learner reads it.</param>
/// <param name="Name">What it does, in a word or two, for the bar.</param>
/// <param name="Help">What it does, in a sentence, for the help page.</param>
/// <param name="Do">Does it.</param>
internal sealed record KeyAction(string Label, string Name, string Help, Action Do)
{
    public ImmutableArray<Key> Keys { get; init; } = [];

    /// <summary>All keys as a learner reads them, for the help page.</summary>
    public string Labels { get; init; } = Label;

    /// <summary>Whether it means something now.</summary>
    public bool IsOffered { get; init; } = true;

    /// <summary>Left out of the bar, though not of the help page.</summary>
    public bool IsQuiet { get; init; }

    public bool Has(Key key) => IsOffered && Keys.Any(own => own == key);
}
