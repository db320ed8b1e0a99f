using System.Collections.Immutable;
using System.Reflection;

namespace DLQuiz.Terminal.Screens;

/// <summary>The keys of one screen; a static field of the screen's class, found by <see cref="All"/>.</summary>
/// <param name="Screen">By which the configuration names it.</param>
/// <param name="Bindings">In the order of the help page.</param>
public sealed record KeyTable(string Screen, ImmutableArray<KeyBinding> Bindings)
{
    /// <summary>Those of every screen; <see cref="Common"/> lists them once.</summary>
    public static readonly KeyTable Common = new("common",
    [
        new("help", "? f1", "help", "Shows or hides this page.") { WhileTyping = "f1" },
        new("line-up", "up", "up", "One line up; the wheel of the mouse does the same.") { IsQuiet = true },
        new("line-down", "down", "down", "One line down.") { IsQuiet = true },
        new("page-up", "pgup", "page up", "Ten lines up.") { IsQuiet = true },
        new("page-down", "pgdn", "page down", "Ten lines down.") { IsQuiet = true },
        new("repaint", "ctrl+l", "paint anew", "Paints the whole screen anew, where another program has written over it.") { IsQuiet = true },
        new("stop", "ctrl+c", "end", "Ends the program from everywhere; all that was graded is stored.") { IsQuiet = true },
        new("background", "ctrl+z", "to the shell", "Goes back to the shell; fg comes back here.") { IsQuiet = true },
    ]);

    private static readonly Lazy<ImmutableArray<KeyTable>> Found = new(() =>
    [
        Common,
        .. typeof(KeyTable).Assembly.GetTypes()
            .Where(type => type != typeof(KeyTable))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(KeyTable))
            .Select(field => (KeyTable)field.GetValue(null)!)
            .OrderBy(table => table.Screen, StringComparer.Ordinal),
    ]);

    /// <summary>Of the common keys, then of all screens by name.</summary>
    public static ImmutableArray<KeyTable> All => Found.Value;

    /// <summary>The keys of one screen, found without reading all of the assembly where its class is called as the screen is; null for no screen.</summary>
    public static KeyTable? Of(string screen)
    {
        ArgumentException.ThrowIfNullOrEmpty(screen);
        string name = $"{typeof(KeyTable).Namespace}.{char.ToUpperInvariant(screen[0])}{screen[1..]}Screen";
        return screen == Common.Screen ? Common
            : typeof(KeyTable).Assembly.GetType(name)?.GetField("Keys", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)?.GetValue(null) is KeyTable own && own.Screen == screen ? own
            : All.FirstOrDefault(table => table.Screen == screen);
    }

    /// <summary>Null for an id that neither this table nor the common one has.</summary>
    internal (KeyTable Table, KeyBinding Binding)? Find(string id) =>
        Bindings.FirstOrDefault(binding => binding.Id == id) is { } own ? (this, own)
        : Common.Bindings.FirstOrDefault(binding => binding.Id == id) is { } common ? (Common, common)
        : null;
}
