using System.Collections.Immutable;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>The keys of a screen as this learner has them: its table with what the configuration changes.</summary>
/// <param name="table">Of the screen; the common keys belong to every map.</param>
/// <param name="chosen">The learner's keys, by <c>screen.id</c>.</param>
internal sealed class KeyMap(KeyTable table, IReadOnlyDictionary<string, string> chosen)
{
    private readonly Dictionary<(string Id, bool IsTyping), Resolved> known = [];

    /// <exception cref="ArgumentException">Neither the screen's table nor the common one has the id.</exception>
    public KeyAction On(string id, bool isTyping, Action act)
    {
        KeyBinding binding = Find(id).Binding;
        Resolved keys = KeysOf(id, isTyping);
        return new KeyAction(keys.Label, Wording.Of(binding.Name), Wording.Of(binding.Help), act) { Keys = keys.Keys, Labels = keys.Labels, IsQuiet = binding.IsQuiet };
    }

    /// <summary>The first key, as the learner reads it.</summary>
    public string LabelOf(string id, bool isTyping = false) => KeysOf(id, isTyping).Label;

    public bool Has(string id, Key key) => KeysOf(id, isTyping: false).Keys.Any(own => own == key);

    private Resolved KeysOf(string id, bool isTyping)
    {
        if (!known.TryGetValue((id, isTyping), out Resolved? keys))
        {
            (KeyTable owner, KeyBinding binding) = Find(id);
            string? own = chosen.GetValueOrDefault($"{owner.Screen}.{id}");
            string[] names = (own ?? (isTyping ? binding.WhileTyping : null) ?? binding.Keys).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            string[] labels = [.. names.Select(name => LabelOfKey(name, isTyping))];
            string label = (own is null && !isTyping ? binding.Label : null) ?? labels.FirstOrDefault("");
            known[(id, isTyping)] = keys = new Resolved(label, string.Join(", ", labels), [.. names.Select(name => KeyText.Parse(name) ?? throw new FormatException($"“{name}” is no key."))]);
        }

        return keys;
    }

    /// <summary>While typing plain keys type, so that a command of one character wants Alt.</summary>
    private static string LabelOfKey(string name, bool isTyping) =>
        isTyping && KeyText.Parse(name) is { } key && KeyText.IsText(key) ? "Alt+" + KeyText.LabelOf(name) : KeyText.LabelOf(name);

    private (KeyTable Table, KeyBinding Binding) Find(string id) =>
        table.Find(id) ?? throw new ArgumentException($"The screen {table.Screen} has no key {id}.", nameof(id));

    private sealed record Resolved(string Label, string Labels, ImmutableArray<Key> Keys);
}
