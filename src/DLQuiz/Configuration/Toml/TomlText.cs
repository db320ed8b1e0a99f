using System.Globalization;
using System.Text;

namespace DLQuiz.Configuration.Toml;

/// <summary>Writes values of TOML.</summary>
internal static class TomlText
{
    /// <summary>In plain quotation marks where the text allows it, so that backslashes of paths stay as they are.</summary>
    public static string Quoted(string text)
    {
        if (text.Contains('\\', StringComparison.Ordinal) && !text.Contains('\'', StringComparison.Ordinal) && !text.Any(char.IsControl))
        {
            return $"'{text}'";
        }

        var quoted = new StringBuilder("\"");
        foreach (char letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsControl(letter) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
