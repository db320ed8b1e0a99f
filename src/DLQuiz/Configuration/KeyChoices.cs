using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Configuration.Toml;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Screens;

namespace DLQuiz.Configuration;

/// <summary>Keys that the file gives to an action of a screen.</summary>
/// <param name="Screen">As its table of keys names it.</param>
/// <param name="Action">Of that table.</param>
/// <param name="Keys">As <see cref="KeyText.Parse"/> reads them.</param>
/// <param name="Line">In the file.</param>
/// <param name="Places">Of each key in the file's text.</param>
internal sealed record FileKeys(string Screen, string Action, ImmutableArray<string> Keys, int Line, ImmutableArray<TextRange> Places)
{
    public string Name => $"{Screen}.{Action}";
}

/// <summary>The tables <c>[keys.SCREEN]</c>.</summary>
internal static class KeyChoices
{
    public const string Table = "keys";

    /// <summary>Told of what is wrong: rule, place, message, cure.</summary>
    public delegate void Finder(DiagnosticRule rule, TextRange range, string message, string cure);

    /// <summary>False for a screen that there is not.</summary>
    public static bool TakeHeading(TomlTable table, Finder find)
    {
        if (table.Path is [_, var screen])
        {
            return ScreenOf(screen, table.NameRange, find) is not null;
        }

        if (table.Path.Length > 2)
        {
            find(ConfigurationRules.NoSuchScreen, table.NameRange, $"[{table.Name}] is one name too long.", $"Write [keys.{table.Path[1]}], and the keys of its actions below it.");
        }

        return table.Path.Length <= 2;
    }

    public static IEnumerable<FileKeys> Read(TomlEntry entry, int line, Finder find)
    {
        if (entry.Path.Length != 3)
        {
            find(ConfigurationRules.NoSuchScreen, entry.Key, $"{entry.Name} names no action of a screen.", "Write [keys.review] above it and undo = \"z\" below.");
            return [];
        }

        (string screen, string action) = (entry.Path[1], entry.Path[2]);
        if (ScreenOf(screen, entry.Key, find) is not { } table)
        {
            return [];
        }

        if (table.Bindings.All(binding => binding.Id != action))
        {
            find(ConfigurationRules.NoSuchAction, entry.Key, $"The screen {screen} has no action {action}.", CureFor(table, action));
            return [];
        }

        return ReadKeys(entry, find) is { } keys ? [new FileKeys(screen, action, [.. keys.Select(key => key.Name)], line, [.. keys.Select(key => key.Place)])] : [];
    }

    /// <summary>From the text of a command: keys with blanks between them; null with the first that is none.</summary>
    public static (ImmutableArray<string> Keys, string? Wrong) Parse(string text)
    {
        string[] names = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (names is [] ? [] : [.. names], names.FirstOrDefault(name => KeyText.Parse(name) is null));
    }

    /// <summary>The keys of an action as they are, with blanks between them.</summary>
    /// <exception cref="UsageException">There is no such screen or action.</exception>
    public static string InForce(ConfigurationFile file, string screen, string action)
    {
        KeyTable table = KeyTable.All.FirstOrDefault(table => table.Screen == screen)
            ?? throw new UsageException($"There is no screen {screen}; there are {string.Join(", ", KeyTable.All.Select(one => one.Screen))}.");
        KeyBinding binding = table.Bindings.FirstOrDefault(binding => binding.Id == action)
            ?? throw new UsageException($"The screen {screen} has no action {action}. {CureFor(table, action)}");
        return file.Keys.FirstOrDefault(one => one.Screen == screen && one.Action == action) is { } own ? string.Join(' ', own.Keys) : binding.Keys;
    }

    /// <summary>Two actions of one screen on one key, of which at least one is there by the file's wish.</summary>
    public static void CheckTogether(IReadOnlyList<FileKeys> chosen, Finder find)
    {
        foreach (FileKeys own in chosen)
        {
            for (int i = 0; i < own.Keys.Length; i++)
            {
                if (OtherWith(own, own.Keys[i], chosen) is { } other)
                {
                    find(ConfigurationRules.KeyTwice, own.Places[i], $"The key {own.Keys[i]} does {other} already.", $"Choose another, or give {other} another key as well.");
                }
            }
        }
    }

    private static string? OtherWith(FileKeys own, string key, IReadOnlyList<FileKeys> chosen)
    {
        IEnumerable<KeyTable> tables = own.Screen == KeyTable.Common.Screen
            ? KeyTable.All
            : KeyTable.All.Where(table => table.Screen == own.Screen || table.Screen == KeyTable.Common.Screen);
        foreach (KeyTable table in tables)
        {
            foreach (KeyBinding binding in table.Bindings.Where(binding => table.Screen != own.Screen || binding.Id != own.Action))
            {
                FileKeys? changed = chosen.FirstOrDefault(one => one.Screen == table.Screen && one.Action == binding.Id);
                // Of two that the file has, only the later is told.
                bool isTold = changed is null || changed.Line < own.Line || (changed.Line == own.Line && string.CompareOrdinal(changed.Name, own.Name) < 0);
                IEnumerable<string> keys = changed?.Keys ?? [.. binding.Keys.Split(' ')];
                if (isTold && !ShareAsTheyAre(own, binding) && keys.Any(one => IsSame(one, key)))
                {
                    return $"{table.Screen}.{binding.Id}";
                }
            }
        }

        return null;
    }

    /// <summary>Actions that the screen itself gives one key, at different times, may share another as well.</summary>
    private static bool ShareAsTheyAre(FileKeys own, KeyBinding other) =>
        KeyTable.All.First(table => table.Screen == own.Screen).Bindings.First(binding => binding.Id == own.Action).Keys.Split(' ')
            .Intersect(other.Keys.Split(' '), StringComparer.Ordinal).Any();

    private static bool IsSame(string left, string right) => KeyText.Parse(left) is { } key && KeyText.Parse(right) is { } other && key == other;

    private static KeyTable? ScreenOf(string name, TextRange place, Finder find)
    {
        KeyTable? table = KeyTable.All.FirstOrDefault(table => table.Screen == name);
        if (table is null)
        {
            string[] screens = [.. KeyTable.All.Select(one => one.Screen)];
            find(ConfigurationRules.NoSuchScreen, place, $"There is no screen {name}.", Spelling.Nearest(name, screens) is { } near ? $"Did you mean {near}?" : $"There are {string.Join(", ", screens)}.");
        }

        return table;
    }

    private static string CureFor(KeyTable table, string action)
    {
        string[] names = [.. table.Bindings.Select(binding => binding.Id)];
        return Spelling.Nearest(action, names) is { } near ? $"Did you mean {near}?"
            : KeyTable.Common.Bindings.Any(binding => binding.Id == action) ? $"{action} is common to all screens: write it below [keys.common]."
            : $"It has {string.Join(", ", names)}.";
    }

    private static List<(string Name, TextRange Place)>? ReadKeys(TomlEntry entry, Finder find)
    {
        IEnumerable<(TomlValue Value, TextRange Range)> given = entry.Value is TomlValue.List list ? list.Members : [(entry.Value, entry.ValueRange)];
        List<(string Name, TextRange Place)> keys = [];
        bool isFine = true;
        foreach ((TomlValue value, TextRange range) in given)
        {
            if (value is not TomlValue.Text text)
            {
                find(ConfigurationRules.WrongType, range, $"{entry.Name} is a text or a list of texts, not {value.Kind}.", $"Write {entry.Path[2]} = \"z\" or [\"z\", \"backspace\"].");
                isFine = false;
                continue;
            }

            (ImmutableArray<string> names, string? wrong) = Parse(text.Content);
            if (wrong is not null || names.IsEmpty)
            {
                find(ConfigurationRules.NoKey, range, $"“{wrong ?? text.Content}” is no key.", CureForKey(wrong ?? text.Content));
                isFine = false;
                continue;
            }

            keys.AddRange(names.Select(name => (name, range)));
        }

        if (isFine && keys.Count == 0)
        {
            find(ConfigurationRules.NoKey, entry.ValueRange, $"{entry.Name} would have no key.", "Name at least one, as \"z\".");
        }

        return isFine && keys.Count > 0 ? keys : null;
    }

    /// <summary>Names that other programs use for the same keys.</summary>
    private static readonly ImmutableDictionary<string, string> Elsewhere = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["escape"] = "esc",
        ["return"] = "enter",
        ["del"] = "delete",
        ["ins"] = "insert",
        ["bs"] = "backspace",
        ["pageup"] = "pgup",
        ["pagedown"] = "pgdn",
        ["spacebar"] = "space",
        ["arrowup"] = "up",
        ["arrowdown"] = "down",
        ["arrowleft"] = "left",
        ["arrowright"] = "right",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableDictionary<string, string> Modifiers = new Dictionary<string, string>
    {
        ["c"] = "ctrl",
        ["control"] = "ctrl",
        ["strg"] = "ctrl",
        ["m"] = "alt",
        ["a"] = "alt",
        ["meta"] = "alt",
        ["option"] = "alt",
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    public static string CureForKey(string key)
    {
        string[] parts = key.Split('-', '+');
        string whole = parts.Length == 2 ? $"{Modifiers.GetValueOrDefault(parts[0], parts[0])}+{parts[1]}" : key;
        if (whole != key && KeyText.Parse(whole) is not null)
        {
            return $"Did you mean {whole}?";
        }

        if (key.StartsWith("shift+", StringComparison.OrdinalIgnoreCase) && key.Length == "shift+".Length + 1)
        {
            return $"Write the letter that it types: \"{key[^1..].ToUpperInvariant()}\".";
        }

        return (Elsewhere.GetValueOrDefault(key) ?? Spelling.Nearest(key, KeyText.Names)) is { } near ? $"Did you mean {near}?"
            : "A key is one character, or space, enter, esc, tab, backspace, delete, up, down, pgup, pgdn, f1 and so on, also after ctrl+ or alt+.";
    }
}
