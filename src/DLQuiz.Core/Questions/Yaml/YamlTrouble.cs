namespace DLQuiz.Core.Questions.Yaml;

/// <summary>Says in an author's words why a text is no YAML: the parser's own messages speak of scanners and nodes, and point to where it gave up.</summary>
/// <remarks>Looks for the usual slips from the top; what it does not know gets one general sentence at the parser's place.</remarks>
internal sealed class YamlTrouble
{
    private readonly string[] lines;

    /// <summary>Indentation of the last key that has its value on its own line; -1 when the last key has none.</summary>
    private int settled = -1;

    private YamlTrouble(string text) => lines = [.. text.Split('\n').Select(line => line.TrimEnd('\r'))];

    /// <param name="text">What the parser refused.</param>
    /// <param name="place">Where it gave up; null when it did not say.</param>
    public static YamlProblem Of(string text, YamlPlace? place)
    {
        var trouble = new YamlTrouble(text);
        return trouble.Find(place?.Line ?? int.MaxValue) ?? new YamlProblem("The YAML stops making sense here.", trouble.Inside(place ?? new YamlPlace(1, 1)), IsBeyond: false);
    }

    /// <summary>A place behind the last line of text becomes that line: what stands there ended too early.</summary>
    private YamlPlace Inside(YamlPlace place)
    {
        int last = Array.FindLastIndex(lines, line => !string.IsNullOrWhiteSpace(line)) + 1;
        return last == 0 || place.Line <= last ? place : new YamlPlace(last, lines[last - 1].TrimEnd().Length + 1);
    }

    private YamlProblem? Find(int until)
    {
        for (int i = 0; i < lines.Length && (i < until || lines[i].StartsWith('\t'));)
        {
            string line = lines[i];
            int indent = line.Length - line.TrimStart(' ').Length;
            if (indent == line.Length || line[indent] == '#' || IsMarker(line))
            {
                i++;
                continue;
            }

            if (line[indent] == '\t')
                return Problem("A tab stands here; YAML is indented with spaces.", i, indent);
            (int value, bool hasKey) = StartOfValue(line, ref indent);
            if (hasKey && settled >= 0 && indent > settled)
                return Problem("This line is indented deeper than the key above it, which has its value already.", i, indent);
            if (!hasKey && indent <= settled && line[indent] is not ('-' or '[' or '{' or '"' or '\'' or '?'))
                return Problem("This line has no key: a word, a colon and a space.", i, indent);
            (YamlProblem? problem, int next) = ReadValue(i, indent, value, hasKey);
            if (problem is not null)
                return problem;
            settled = hasKey ? (value < line.Length && next == i + 1 && line[value] != '#' ? indent : -1) : settled;
            i = next;
        }

        return null;
    }

    /// <summary>What is wrong with the value that begins there, else the line behind it.</summary>
    private (YamlProblem? Problem, int Next) ReadValue(int at, int indent, int value, bool hasKey)
    {
        string line = lines[at];
        if (value >= line.Length || line[value] == '#')
            return (null, at + 1);
        switch (line[value])
        {
            case '|' or '>':
                return (null, BehindBlock(at, indent));
            case '"' or '\'':
                return BehindQuote(at, value);
            case '[' or '{':
                return BehindBrackets(at, value);
            case '@' or '`' or '%' when hasKey:
                return (Problem($"A value cannot begin with {line[value]}; put it in quotes.", at, value), at + 1);
        }

        int colon = hasKey ? ColonIn(line, value) : -1;
        return (colon < 0 ? null : Problem("A value with a colon and a space in it needs quotes around it.", at, colon), at + 1);
    }

    /// <summary>Behind <c>key:</c> or <c>-</c> and the spaces there, or the line's end; a key behind hyphens is indented by them.</summary>
    private static (int Value, bool HasKey) StartOfValue(string line, ref int indent)
    {
        int start = indent;
        while (start + 1 < line.Length && line[start] == '-' && line[start + 1] == ' ')
            start = SkipSpaces(line, start + 1);
        int colon = start < line.Length && line[start] is '[' or '{' or '"' or '\'' ? -1 : ColonIn(line, start);
        if (colon <= start)
            return (start, false);
        indent = start;
        return (SkipSpaces(line, colon + 1), true);
    }

    /// <summary>A colon that makes a key, before any comment; -1 for none.</summary>
    private static int ColonIn(string line, int start)
    {
        for (int i = start; i < line.Length; i++)
        {
            if (line[i] == '#' && i > start && line[i - 1] == ' ')
                return -1;
            if (line[i] == ':' && (i + 1 == line.Length || line[i + 1] is ' ' or '\t'))
                return i;
        }

        return -1;
    }

    private int BehindBlock(int at, int indent)
    {
        int next = at + 1;
        while (next < lines.Length && (string.IsNullOrWhiteSpace(lines[next]) || lines[next].Length - lines[next].TrimStart(' ').Length > indent))
            next++;
        return next;
    }

    private (YamlProblem? Problem, int Next) BehindQuote(int at, int open)
    {
        char quote = lines[at][open];
        int column = open + 1;
        for (int line = at; line < lines.Length; line++, column = 0)
        {
            column = EndOfQuote(lines[line], column, quote);
            if (column < 0)
                continue;
            string rest = lines[line][column..].TrimStart();
            return (rest.Length == 0 || rest[0] is '#' or ':' ? null : Problem("Text stands behind the closing quote; put all of the value in quotes.", line, column), line + 1);
        }

        return (Problem($"The quote {quote} that opens here is never closed.", at, open), lines.Length);
    }

    /// <summary>Behind the closing quote, -1 when the line has none.</summary>
    private static int EndOfQuote(string line, int start, char quote)
    {
        for (int i = start; i < line.Length; i++)
        {
            bool isEscape = quote == '"' ? line[i] == '\\' : line[i] == '\'' && i + 1 < line.Length && line[i + 1] == '\'';
            if (isEscape)
                i++;
            else if (line[i] == quote)
                return i + 1;
        }

        return -1;
    }

    private (YamlProblem? Problem, int Next) BehindBrackets(int at, int open)
    {
        var opened = new Stack<(int Line, int Column)>();
        for (int line = at, column = open; line < lines.Length; line++, column = 0)
        {
            for (; column < lines[line].Length; column++)
            {
                char c = lines[line][column];
                bool begins = column == 0 || lines[line][column - 1] is ' ' or ',' or '[' or '{';
                if (c == '#' && begins)
                    break;
                if (c is '"' or '\'' && begins)
                {
                    int end = EndOfQuote(lines[line], column + 1, c);
                    if (end < 0)
                        return (Problem($"The quote {c} that opens here is never closed.", line, column), lines.Length);
                    column = end - 1;
                }
                else if (c is '[' or '{')
                {
                    opened.Push((line, column));
                }
                else if (c is ']' or '}')
                {
                    (int Line, int Column) top = opened.Pop();
                    if (lines[top.Line][top.Column] != (c == ']' ? '[' : '{'))
                        return (Unclosed(top), lines.Length);
                    if (opened.Count == 0)
                        return (TextBehind(line, column), line + 1);
                }
            }
        }

        return (Unclosed(opened.Peek()), lines.Length);
    }

    private YamlProblem? TextBehind(int line, int close)
    {
        string rest = lines[line][(close + 1)..].TrimStart();
        return rest.Length == 0 || rest[0] is '#' or ':' ? null : Problem($"Text stands behind the {lines[line][close]} that ends the value; put all of it in quotes.", line, close + 1);
    }

    private YamlProblem Unclosed((int Line, int Column) open) =>
        Problem($"The {(lines[open.Line][open.Column] == '[' ? "list that [" : "map that {")} opens here is never closed.", open.Line, open.Column);

    private static bool IsMarker(string line) => line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("...", StringComparison.Ordinal);

    private static int SkipSpaces(string line, int at)
    {
        while (at < line.Length && line[at] is ' ' or '\t')
            at++;
        return at;
    }

    private static YamlProblem Problem(string message, int line, int column) => new(message, new YamlPlace(line + 1, column + 1), IsBeyond: false);
}
