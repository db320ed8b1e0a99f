using System.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>Keys as text.</summary>
internal static class KeyText
{
    /// <summary>Whether the key types something.</summary>
    public static bool IsText(Key key) => Of(key).Length > 0;

    /// <summary>Empty for a key that types nothing.</summary>
    public static string Of(Key key) =>
        !key.IsCtrl && !key.IsAlt && key.TryGetPrintableRune(out Rune rune) && !Rune.IsControl(rune) ? rune.ToString() : "";

    /// <summary>A full-width digit, sign or blank of a Chinese input method as the ASCII key that was meant.</summary>
    public static Key Narrow(Key key) => Of(key) switch
    {
        [>= '\uFF01' and <= '\uFF5E'] wide => new Key((char)(wide[0] - 0xFEE0)),
        "\u3000" => Key.Space,
        _ => key,
    };
}
