using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Tomlyn.Syntax;

namespace DLQuiz.Configuration.Toml;

/// <summary>Why a place is not TOML, in words that say the cure: a parser only knows which token it did not expect.</summary>
internal static class TomlTrouble
{
    private const string OtherQuotes = "“”„‟«»「」『』＂‘’‚`";

    private static readonly SearchValues<char> NameLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.\"' \t");

    private static readonly ImmutableHashSet<string> WordsOfTruth = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, "yes", "no", "on", "off", "true", "false");

    /// <summary>What is wrong first, and the stretch that no longer counts because of it.</summary>
    public static (TomlProblem Problem, TextRange Broken) Find(string text, DocumentSyntax document, DiagnosticMessage error)
    {
        int place = Math.Clamp(error.Span.Offset, 0, text.Length);
        if (error.Message.Contains("already defined", StringComparison.Ordinal))
        {
            return Twice(text, document, error, place);
        }

        TextRange line = TextPlaces.LineAt(text, place);
        if (line.Of(text).TrimStart() is ['[', ..] || IsBlank(text, line))
        {
            // An unclosed heading or list is noticed where the next thing begins, which may be a line further.
            line = IsBlank(text, line) ? LastBefore(text, line) : line;
        }

        if (Unclosed(document, place) is { } open && open.Start < line.Start)
        {
            TextRange first = TextPlaces.LineAt(text, open.Start);
            TextRange until = open.IsText ? first : LastBefore(text, line);
            var value = new TextRange(open.Start, first.End - open.Start);
            return (Of(value, open.IsText), new TextRange(first.Start, until.End - first.Start));
        }

        TomlProblem problem = OfLine(text, line, place, error.Message);
        bool isHeading = line.Of(text).TrimStart() is ['[', ..];
        return (problem, isHeading ? SectionAt(text, line) : line);
    }

    private static bool IsBlank(string text, TextRange line) => string.IsNullOrWhiteSpace(line.Of(text));

    private static TextRange LastBefore(string text, TextRange line)
    {
        TextRange before = line;
        do
        {
            if (before.Start == 0)
            {
                return line;
            }

            before = TextPlaces.LineAt(text, before.Start - 1);
        }
        while (IsBlank(text, before));
        return before;
    }

    /// <summary>The settings below a broken heading belong nowhere.</summary>
    private static TextRange SectionAt(string text, TextRange heading)
    {
        int end = heading.End;
        for (int next = TextPlaces.NextLine(text, heading.Start); next < text.Length; next = TextPlaces.NextLine(text, next))
        {
            TextRange line = TextPlaces.LineAt(text, next);
            if (line.Of(text).TrimStart() is ['[', ..])
            {
                break;
            }

            end = line.End;
        }

        return new TextRange(heading.Start, end - heading.Start);
    }

    private static (int Start, bool IsText)? Unclosed(DocumentSyntax document, int place)
    {
        foreach (KeyValueSyntax pair in document.KeyValues.Concat(document.Tables.SelectMany(table => table.Items)))
        {
            if (pair.Value is { } value && value.Span.Offset < place && place <= pair.Span.Offset + pair.Span.Length && value is ArraySyntax or InlineTableSyntax or StringValueSyntax)
            {
                return (value.Span.Offset, value is StringValueSyntax);
            }
        }

        return null;
    }

    private static TomlProblem Of(TextRange range, bool isText) => isText
        ? new TomlProblem(range, "This text is not closed.", "Put the same quotation marks after it as before it.")
        : new TomlProblem(range, "This list or table is not closed.", "End a list with ] and a table with }, with commas between what they hold.");

    private static (TomlProblem Problem, TextRange Broken) Twice(string text, DocumentSyntax document, DiagnosticMessage error, int place)
    {
        TextRange line = TextPlaces.LineAt(text, place);
        string first = FirstPlace(error.Message) is { } number ? $" in line {number}" : "";
        var heading = document.Tables.FirstOrDefault(table => table.Span.Offset == place);
        if (heading is not null)
        {
            string name = heading.Name?.ToString().Trim() ?? "";
            return (new TomlProblem(new TextRange(line.Start, line.Length), $"There is [{name}] already{first}.", $"Put all settings of [{name}] below one heading.", IsTwice: true), SectionAt(text, line));
        }

        int length = Math.Max(1, Math.Min(error.Span.Length, line.End - place));
        string shown = text.Substring(place, length).Split('=')[0].Trim();
        int end = Math.Max(line.End, TextPlaces.LineAt(text, Math.Clamp(place + error.Span.Length - 1, 0, text.Length)).End);
        return (new TomlProblem(new TextRange(place, Math.Max(1, shown.Length)), $"{shown} was set already{first}.", "Leave one of the two; the first counts.", IsTwice: true), new TextRange(line.Start, end - line.Start));
    }

    /// <summary>From “already defined at (1,1)”.</summary>
    private static string? FirstPlace(string message)
    {
        const string Before = "defined at (";
        int start = message.IndexOf(Before, StringComparison.Ordinal);
        int comma = start < 0 ? -1 : message.IndexOf(',', start);
        return comma > 0 && int.TryParse(message.AsSpan(start + Before.Length, comma - start - Before.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int line)
            ? line.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static TomlProblem OfLine(string text, TextRange line, int place, string message)
    {
        string content = line.Of(text);
        int indent = content.Length - content.TrimStart().Length;
        TextRange Part(int start, int length) => new(line.Start + start, Math.Max(0, Math.Min(length, content.Length - start)));
        if (content[indent..] is ['[', ..])
        {
            return OfHeading(content, indent, Part);
        }

        int equals = EqualsSign(content);
        if (equals < 0)
        {
            return OfNoSetting(content, indent, Part);
        }

        string name = content[indent..equals].TrimEnd();
        if (name.Length == 0)
        {
            return new TomlProblem(Part(equals, 1), "There is no name before the equals sign.", "Write NAME = VALUE.");
        }

        if (name.AsSpan().ContainsAnyExcept(NameLetters) || (name.IndexOfAny([' ', '\t']) >= 0 && name[0] is not ('"' or '\'') && !name.Contains('.', StringComparison.Ordinal)))
        {
            return new TomlProblem(Part(indent, name.Length), $"{name} is no name of TOML.", "Names are of letters a to z, digits, - and _.");
        }

        int start = equals + 1;
        while (start < content.Length && char.IsWhiteSpace(content[start]))
        {
            start++;
        }

        return OfValue(content, name, start, Math.Max(place - line.Start, start), message, Part);
    }

    private static TomlProblem OfHeading(string content, int indent, Func<int, int, TextRange> part)
    {
        int close = content.IndexOf(']', indent);
        string rest = content[(indent + 1)..].Split('#')[0].Trim();
        return close < 0 ? new TomlProblem(part(indent, content.TrimEnd().Length - indent), "This heading is not closed.", $"Write [{rest}].")
            : close == indent + 1 ? new TomlProblem(part(indent, 2), "This heading names nothing.", "Write [limits], [review] or [keys.SCREEN].")
            : new TomlProblem(part(indent, content.TrimEnd().Length - indent), "This heading is not TOML.", "Write one name in brackets, as [limits], alone on its line.");
    }

    private static TomlProblem OfNoSetting(string content, int indent, Func<int, int, TextRange> part)
    {
        int wide = content.IndexOf('＝', StringComparison.Ordinal);
        int colon = content.AsSpan().IndexOfAny(':', '：');
        return wide >= 0 ? new TomlProblem(part(wide, 1), "＝ is a full-width equals sign.", "Write = between name and value.")
            : colon >= 0 ? new TomlProblem(part(colon, 1), $"{content[colon]} stands where TOML has an equals sign.", "Write NAME = VALUE.")
            : new TomlProblem(part(indent, content.TrimEnd().Length - indent), "This line is no setting.", "Write NAME = VALUE, or # before a remark.");
    }

    private static TomlProblem OfValue(string content, string name, int start, int place, string message, Func<int, int, TextRange> part)
    {
        string value = content[start..].TrimEnd();
        string word = value.Split('#')[0].TrimEnd();
        return value switch
        {
            "" or ['#', ..] => new TomlProblem(part(start > content.Length ? content.Length : start, 0), $"{name} has no value.", "Write one after the equals sign, or # before the line."),
            ['=', ..] => new TomlProblem(part(start, 1), "There are two equals signs.", "Write NAME = VALUE."),
            ['"', ..] or ['\'', ..] => OfText(content, start, place, message, part),
            ['[', ..] or ['{', ..] => OfList(value, start, place, message, part),
            [var first, ..] when OtherQuotes.Contains(first, StringComparison.Ordinal) => new TomlProblem(part(start, 1), $"{first} is no quotation mark of TOML.", "Put texts in \"…\"."),
            _ when WordsOfTruth.Contains(word) => new TomlProblem(part(start, word.Length), $"{word} is no value of TOML.", "Write true or false, in small letters and without quotation marks."),
            [>= '0' and <= '9' or '+' or '-' or '.', ..] when word.IndexOfAny([' ', '\t']) is > 0 and var end => new TomlProblem(part(start + end + 1, word.Length - end - 1), "Something follows the value.", "Only a remark may follow it, after #."),
            [>= '0' and <= '9' or '+' or '-' or '.', ..] => new TomlProblem(part(start, word.Length), $"{word} is neither a number nor a time.", "Write a number as 20 or 0.9, a time as \"04:00\", and any other text in \"…\"."),
            _ => new TomlProblem(part(start, word.Length), $"The text {word} has no quotation marks.", $"Write \"{word.Replace("\"", "", StringComparison.Ordinal)}\"."),
        };
    }

    private static TomlProblem OfText(string content, int start, int place, string message, Func<int, int, TextRange> part)
    {
        if (message.Contains("escape", StringComparison.OrdinalIgnoreCase))
        {
            return new TomlProblem(part(Math.Max(start, place - 1), 2), $"\\{(Rune.TryGetRuneAt(content, Math.Min(place, content.Length - 1), out Rune letter) ? letter : Rune.ReplacementChar)} means nothing within \"…\".", "Write \\\\ for a backslash, or put the text in '…', where it stands for itself.");
        }

        if (message.Contains("control character", StringComparison.OrdinalIgnoreCase))
        {
            return new TomlProblem(part(start, content.TrimEnd().Length - start), "This text holds a control character.", "Take it out, or write it as \\u and four digits.");
        }

        return message.Contains("expecting token", StringComparison.Ordinal)
            ? new TomlProblem(part(place, content.TrimEnd().Length - place), "Something follows the value.", "Only a remark may follow it, after #.")
            : Of(part(start, content.TrimEnd().Length - start), isText: true);
    }

    private static TomlProblem OfList(string value, int start, int place, string message, Func<int, int, TextRange> part) =>
        message.Contains("Missing a `,`", StringComparison.Ordinal)
            ? new TomlProblem(part(place, 1), "A comma is missing here.", "Put a comma between the members of a list.")
            : message.Contains("expecting token `newline`", StringComparison.Ordinal)
            ? new TomlProblem(part(place, start + value.Length - place), "Something follows the value.", "Only a remark may follow it, after #.")
            : Of(part(start, value.Length), isText: false);

    /// <summary>The first outside quotation marks.</summary>
    private static int EqualsSign(string content)
    {
        char quote = '\0';
        for (int i = 0; i < content.Length; i++)
        {
            char letter = content[i];
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
            }
            else if (letter is '"' or '\'')
            {
                quote = letter;
            }
            else if (letter is '=' or '#')
            {
                return letter == '=' ? i : -1;
            }
        }

        return -1;
    }
}
