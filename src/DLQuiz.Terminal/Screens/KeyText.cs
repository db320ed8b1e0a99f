using System.Collections.Frozen;
using System.Text;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>Keys as text.</summary>
public static class KeyText
{
    private static readonly FrozenDictionary<string, Key> Named = new Dictionary<string, Key>(StringComparer.OrdinalIgnoreCase)
    {
        ["space"] = Key.Space,
        ["enter"] = Key.Enter,
        ["esc"] = Key.Esc,
        ["tab"] = Key.Tab,
        ["backspace"] = Key.Backspace,
        ["delete"] = Key.Delete,
        ["insert"] = Key.InsertChar,
        ["up"] = Key.CursorUp,
        ["down"] = Key.CursorDown,
        ["left"] = Key.CursorLeft,
        ["right"] = Key.CursorRight,
        ["home"] = Key.Home,
        ["end"] = Key.End,
        ["pgup"] = Key.PageUp,
        ["pgdn"] = Key.PageDown,
        ["f1"] = Key.F1,
        ["f2"] = Key.F2,
        ["f3"] = Key.F3,
        ["f4"] = Key.F4,
        ["f5"] = Key.F5,
        ["f6"] = Key.F6,
        ["f7"] = Key.F7,
        ["f8"] = Key.F8,
        ["f9"] = Key.F9,
        ["f10"] = Key.F10,
        ["f11"] = Key.F11,
        ["f12"] = Key.F12,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that <see cref="Parse"/> knows beside single characters.</summary>
    public static IEnumerable<string> Names => Named.Keys;

    /// <summary>A key of a configuration: one character, a name (<c>space</c>, <c>pgdn</c>, <c>f2</c>), or either after <c>ctrl+</c>, <c>alt+</c>, <c>shift+</c>; null for what is none.</summary>
    public static Key? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Named.TryGetValue(text, out Key? named))
        {
            return named;
        }

        if (Rune.DecodeFromUtf16(text, out Rune rune, out int used) == System.Buffers.OperationStatus.Done && used == text.Length)
        {
            return Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? null : rune.IsBmp ? new Key((char)rune.Value) : new Key(rune.Value);
        }

        int plus = text.IndexOf('+', StringComparison.Ordinal);
        return plus <= 0 || Parse(text[(plus + 1)..]) is not { } key ? null
            : text[..plus].ToUpperInvariant() switch
            {
                "CTRL" => key.WithCtrl,
                "ALT" => key.WithAlt,
                "SHIFT" when Named.ContainsKey(text[(plus + 1)..]) => key.WithShift,
                _ => null,
            };
    }

    /// <summary>A key of a configuration as a learner reads it: <c>Ctrl+G</c>, <c>↑</c>, <c>space</c>.</summary>
    internal static string LabelOf(string key)
    {
        int plus = key.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && key.Length > plus + 1 ? $"{Capital(key[..plus])}+{CapitalOfLetter(key[(plus + 1)..])}" : key switch
        {
            "space" => Wording.Of("space"),
            "up" => "↑",
            "down" => "↓",
            "left" => "←",
            "right" => "→",
            "pgup" => "PgUp",
            "pgdn" => "PgDn",
            { Length: 1 } => key,
            _ => Capital(key),
        };
    }

    /// <summary>Whether the key types something.</summary>
    internal static bool IsText(Key key) => Of(key).Length > 0;

    /// <summary>Empty for a key that types nothing.</summary>
    internal static string Of(Key key) =>
        !key.IsCtrl && !key.IsAlt && key.TryGetPrintableRune(out Rune rune) && !Rune.IsControl(rune) ? rune.ToString() : "";

    /// <summary>A full-width digit, sign or blank of a Chinese input method as the ASCII key that was meant.</summary>
    internal static Key Narrow(Key key) => Of(key) switch
    {
        [>= '\uFF01' and <= '\uFF5E'] wide => new Key((char)(wide[0] - 0xFEE0)),
        "\u3000" => Key.Space,
        _ => key,
    };

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string CapitalOfLetter(string key) => key.Length == 1 ? key.ToUpperInvariant() : LabelOf(key);
}
