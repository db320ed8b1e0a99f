using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DLQuiz.Configuration;

/// <summary>The learner's editor as a program with arguments; nothing of it goes through a shell.</summary>
/// <param name="Words">Program and arguments, with the holes <c>{file}</c> and <c>{line}</c>.</param>
internal sealed record EditorCommand(ImmutableArray<string> Words)
{
    private const string File = "{file}";
    private const string Line = "{line}";

    /// <summary>Editors that take <c>+7</c> before the file.</summary>
    private static readonly ImmutableHashSet<string> TakePlus = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase, "vi", "vim", "nvim", "view", "ex", "emacs", "emacsclient", "nano", "pico", "micro", "kak", "joe", "ne", "gedit", "mcedit");

    /// <summary>Words at blanks, with "…" and '…' for one word; null for an open quotation mark, another hole or no word at all.</summary>
    public static EditorCommand? Parse(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        (char quote, bool has) = ('\0', false);
        foreach (char letter in text)
        {
            if (quote != '\0' ? letter == quote : letter is '"' or '\'')
            {
                (quote, has) = (quote != '\0' ? '\0' : letter, true);
            }
            else if (quote == '\0' && char.IsWhiteSpace(letter))
            {
                End();
            }
            else
            {
                word.Append(letter);
                has = true;
            }
        }

        End();
        return quote == '\0' && words.Count > 0 && words[0].Length > 0 && words.All(HasKnownHoles) ? new EditorCommand(words.ToImmutable()) : null;

        void End()
        {
            if (has)
            {
                words.Add(word.ToString());
            }

            word.Clear();
            has = false;
        }
    }

    /// <summary>Program and arguments for a place; where the command has no hole for the file it comes last, after <c>+line</c> for editors that know that.</summary>
    public ImmutableArray<string> At(string file, int line)
    {
        string number = line.ToString(CultureInfo.InvariantCulture);
        if (Words.Any(word => word.Contains(File, StringComparison.Ordinal)))
        {
            // The line first: a path may have {line} in it.
            return [.. Words.Select(word => word.Replace(Line, number, StringComparison.Ordinal).Replace(File, file, StringComparison.Ordinal))];
        }

        string[] words = [.. Words.Select(word => word.Replace(Line, number, StringComparison.Ordinal))];
        string program = Path.GetFileNameWithoutExtension(words[0]);
        return program.ToUpperInvariant() switch
        {
            "CODE" or "CODIUM" => [.. words, "-g", $"{file}:{number}"],
            "HX" or "HELIX" or "SUBL" or "ZED" => [.. words, $"{file}:{number}"],
            _ when TakePlus.Contains(program) => [.. words, "+" + number, file],
            _ => [.. words, file],
        };
    }

    private static bool HasKnownHoles(string word)
    {
        string rest = word.Replace(File, "", StringComparison.Ordinal).Replace(Line, "", StringComparison.Ordinal);
        return !rest.Contains('{', StringComparison.Ordinal) && !rest.Contains('}', StringComparison.Ordinal);
    }
}
