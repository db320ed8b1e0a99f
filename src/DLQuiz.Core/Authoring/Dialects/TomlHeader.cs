using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DLQuiz.Core.Questions.Yaml;

namespace DLQuiz.Core.Authoring.Dialects;

/// <summary>The part of TOML that heads decks: <c>key = value</c> a line, with strings, bare values and lists of strings (TOML 1.0).</summary>
internal static class TomlHeader
{
    private static readonly SearchValues<char> BareKey = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>Whether the first line that says something is TOML and no YAML.</summary>
    public static bool Is(string text)
    {
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> rest = line.TrimStart();
            if (!rest.IsEmpty && rest[0] != '#')
                return IsKey(rest) || (rest[0] == '[' && rest.TrimEnd()[^1] == ']' && rest.Length > 2 && !rest[1..^1].ContainsAnyExcept(BareKey));
        }

        return false;
    }

    /// <summary>Keys and values up to the first table, each with its place; the problem is the first line that is no TOML.</summary>
    public static ImmutableArray<YamlNode.Entry> Read(string text, out YamlProblem? problem)
    {
        problem = null;
        var entries = ImmutableArray.CreateBuilder<YamlNode.Entry>();
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd();
            int start = line.Length - line.AsSpan().TrimStart().Length;
            if (start == line.Length || line[start] == '#')
                continue;
            if (line[start] == '[')
                break;
            if (Entry(line, i + 1, start) is { } entry)
            {
                entries.Add(entry);
                continue;
            }

            problem = new YamlProblem("This line is not TOML: a key, an equals sign, and a value, texts in quotes.", new YamlPlace(i + 1, start + 1), IsBeyond: false);
            break;
        }

        return entries.ToImmutable();
    }

    private static bool IsKey(ReadOnlySpan<char> line)
    {
        int end = line.IndexOfAnyExcept(BareKey);
        return end > 0 && line[end..].TrimStart() is ['=', ..];
    }

    private static YamlNode.Entry? Entry(string line, int number, int start)
    {
        if (!IsKey(line.AsSpan(start)))
            return null;
        int equals = line.IndexOf('=', start);
        int value = equals + 1;
        while (value < line.Length && line[value] is ' ' or '\t')
            value++;
        var place = new YamlPlace(number, value + 1);
        var key = new YamlNode.Scalar(new YamlPlace(number, start + 1), line[start..equals].TrimEnd(), IsLiteral: false);
        return Value(line, value, place) is { } node ? new YamlNode.Entry(key, node) : null;
    }

    private static YamlNode? Value(string line, int at, YamlPlace place)
    {
        if (at == line.Length)
            return null;
        if (line[at] == '[')
            return List(line, at + 1, place);
        int end = at;
        string? text = line[at] is '"' or '\'' ? Quoted(line, ref end) : Bare(line, ref end);
        ReadOnlySpan<char> rest = line.AsSpan(end).Trim();
        return text is not null && (rest.IsEmpty || rest[0] == '#') ? new YamlNode.Scalar(place, text, IsLiteral: false) : null;
    }

    private static YamlNode.List? List(string line, int at, YamlPlace place)
    {
        var elements = ImmutableArray.CreateBuilder<YamlNode>();
        while (at < line.Length)
        {
            if (line[at] == ']')
                return new YamlNode.List(place, elements.ToImmutable());
            if (line[at] is ' ' or '\t' or ',')
            {
                at++;
                continue;
            }

            int start = at;
            if ((line[at] is '"' or '\'' ? Quoted(line, ref at) : Bare(line, ref at)) is not { } text)
                return null;
            elements.Add(new YamlNode.Scalar(new YamlPlace(place.Line, start + 1), text, IsLiteral: false));
        }

        return null;
    }

    /// <summary>Numbers, booleans, dates.</summary>
    private static string? Bare(string line, ref int at)
    {
        int start = at;
        while (at < line.Length && line[at] is not (',' or ']' or '#' or '"' or '\''))
            at++;
        string text = line[start..at].Trim();
        return text is "true" or "false" || (text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-') && !text.Contains(' ', StringComparison.Ordinal)) ? text : null;
    }

    private static string? Quoted(string line, ref int at)
    {
        char quote = line[at++];
        var text = new StringBuilder();
        for (; at < line.Length; at++)
        {
            if (line[at] == quote)
            {
                at++;
                return text.ToString();
            }

            if (line[at] != '\\' || quote == '\'')
                text.Append(line[at]);
            else if (!Escape(line, ref at, text))
                return null;
        }

        return null;
    }

    private static bool Escape(string line, ref int at, StringBuilder text)
    {
        at++;
        char c = at < line.Length ? line[at] : '\0';
        int digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits == 0)
        {
            int found = "\"\\bfnrt".IndexOf(c, StringComparison.Ordinal);
            text.Append(found < 0 ? ' ' : "\"\\\b\f\n\r\t"[found]);
            return found >= 0 && c != '\0';
        }

        bool isCode = at + digits < line.Length && int.TryParse(line.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code) && Rune.IsValid(code) && Append(text, code);
        at += digits;
        return isCode;
    }

    private static bool Append(StringBuilder text, int code)
    {
        text.Append(new Rune(code).ToString());
        return true;
    }
}
