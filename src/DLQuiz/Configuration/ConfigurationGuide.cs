using DLQuiz.Core.Model;

namespace DLQuiz.Configuration;

/// <summary>The page docs/configuration.md, out of the declarations.</summary>
internal static class ConfigurationGuide
{
    public static void Write(TextWriter output)
    {
        output.Write(Head.ReplaceLineEndings("\n"));
        foreach (Setting setting in KnownSettings.All)
        {
            WriteEntry(output, setting);
        }

        output.Write(Keys.ReplaceLineEndings("\n"));
        foreach (DiagnosticRule rule in ConfigurationRules.All)
        {
            output.Write($"| {rule.Code} | {rule.Title} |\n");
        }
    }

    private static void WriteEntry(TextWriter output, Setting setting)
    {
        output.Write($"\n### {setting.Name}\n\n{setting.Help}\n\n");
        output.Write($"- It is {setting.Takes}.\n");
        string below = setting.Table.Length == 0 ? "above all headings" : $"below `[{setting.Table}]`";
        output.Write($"- In the file, {below}: `{setting.Key} = {setting.ToToml(setting.Default)}`, which is the default.\n");
        output.Write($"- Takes effect: {setting.Effect}\n");
        if (setting.LearnersCommand is { } command)
        {
            output.Write($"- A learner's own choice, `{command}`, counts before the file's.\n");
        }

        output.Write(setting.IsPartOfHistory
            ? "- Not to be set for one run: the states of your cards follow from it.\n"
            : $"- For one run: `{setting.Variable}` in the environment, or `--set {setting.Name}=…`.\n");
    }

    private const string Head = """
        # Configuration

        A test writes this page from the program. One file in [TOML](https://toml.io) holds your settings; without it all are at
        their defaults. `dlquiz config init` writes it with every setting as a remark, and `,` on Home changes them on a screen.

        | the file is | where |
        |---|---|
        | what `--config FILE` names | with any command; it has to be there |
        | else what `DLQUIZ_CONFIG` names | |
        | else `$XDG_CONFIG_HOME/dlquiz/config.toml` | by default `~/.config/dlquiz/config.toml`; on Windows `%APPDATA%\dlquiz\config.toml` |

        | command | does |
        |---|---|
        | `dlquiz config [--json]` | every setting with its value in force and where it comes from |
        | `dlquiz config path` | where the file is |
        | `dlquiz config init` | writes the file with every setting explained; never over another |
        | `dlquiz config get NAME` | one value in force |
        | `dlquiz config set NAME VALUE`, `unset NAME` | changes that one line; every other byte stays |
        | `dlquiz config check [FILE]` | everything that is wrong with it, each with line, column and cure; exit code 1 if there is something |

        Who decides, the first that says something: the command line (`--set NAME=VALUE`, or an option of the command), the
        environment (`DLQUIZ_` and the name, as `DLQUIZ_LIMITS_NEW`), the learner's own choice in the store (`dlquiz set`,
        `dlquiz schedule`), the file, the default. What a deck's front matter says of that deck counts before all of them.

        A mistake in the file costs nothing but itself: that setting is at its default, all others are in force, and the program
        says what is wrong on standard error and on Home.

        ## Settings

        """;

    private const string Keys = """

        ## Keys

        Below `[keys.SCREEN]` stands `ACTION = "z"` or `["z", "backspace"]`; [keys.md](keys.md) lists screens and actions. The keys
        take the place of the usual ones. A key is one character, or one of `space` `enter` `esc` `tab` `backspace` `delete`
        `insert` `up` `down` `left` `right` `home` `end` `pgup` `pgdn` and `f1` to `f12`, also after `ctrl+` or `alt+`. `Ctrl+C`
        always ends the program.

        ```toml
        [keys.review]
        undo = ["z", "backspace"]
        ```

        ## What can be wrong

        | code | is |
        |---|---|

        """;
}
