using System.Globalization;
using System.Text;
using DLQuiz.Configuration.Toml;
using DLQuiz.Terminal.Screens;

namespace DLQuiz.Configuration;

/// <summary>The file that <c>dlquiz config init</c> writes: every setting at its default, none of them in force.</summary>
internal static class ConfigurationTemplate
{
    private const int Width = 100;

    private const string Head = """
        # The configuration of DLQuiz.
        # Take the "# " before a setting away to change it. "dlquiz config" shows what is in force and where it comes from,
        # "dlquiz config check" what is wrong with this file, and docs/configuration.md explains each setting.

        """;

    public static string Text()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        string table = "";
        foreach (Setting setting in KnownSettings.All)
        {
            if (setting.Table != table)
            {
                table = setting.Table;
                text.Append(CultureInfo.InvariantCulture, $"\n[{table}]\n");
            }
            else
            {
                text.Append('\n');
            }

            Remark(text, setting.Help.ToString());
            Remark(text, $"It is {setting.Takes}.");
            text.Append(CultureInfo.InvariantCulture, $"# {setting.Key} = {setting.ToToml(setting.Default)}\n");
        }

        AppendKeys(text);
        return text.ToString();
    }

    /// <summary>As the file would give an action its keys.</summary>
    public static string Literal(IReadOnlyList<string> keys) =>
        keys.Count == 1 ? TomlText.Quoted(keys[0]) : $"[{string.Join(", ", keys.Select(TomlText.Quoted))}]";

    private static void AppendKeys(StringBuilder text)
    {
        text.Append('\n');
        Remark(text, "Keys. A key is one character, or space, enter, esc, tab, backspace, delete, insert, up, down, left, right, home, end, pgup, pgdn, f1 to f12, also after ctrl+ or alt+.");
        foreach (KeyTable table in KeyTable.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[{KeyChoices.Table}.{table.Screen}]\n");
            foreach (KeyBinding binding in table.Bindings)
            {
                text.Append(CultureInfo.InvariantCulture, $"# {binding.Id} = {Literal(binding.Keys.Split(' '))}  # {binding.Help}\n");
            }
        }
    }

    private static void Remark(StringBuilder text, string sentence)
    {
        int column = 1;
        text.Append('#');
        foreach (string word in sentence.Split(' '))
        {
            if (column + 1 + word.Length > Width)
            {
                text.Append("\n#");
                column = 1;
            }

            text.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        text.Append('\n');
    }
}
