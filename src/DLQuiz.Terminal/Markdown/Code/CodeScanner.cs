using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Markdown.Code;

/// <summary>Cuts a text of one language into words, numbers, texts and comments; whatever it is, nothing of it is lost.</summary>
internal sealed class CodeScanner(string code, CodeLanguage language)
{
    private static readonly string[] Definers = ["class", "def", "fn", "fun", "func", "function", "struct", "enum", "interface", "trait", "record", "module", "namespace", "type", "sub"];

    /// <summary>UTF-16 units of a character with its escape: <c>\U0001F600</c>.</summary>
    private const int LongestCharacter = 10;

    private readonly List<Run> runs = [];
    private int plainFrom;
    private bool isDefining;
    private bool isInTag;

    public List<Run> Scan()
    {
        int at = 0;
        while (at < code.Length)
        {
            (int end, Ink ink) = Next(at);
            if (ink != Ink.Plain)
            {
                Add(plainFrom, at, Ink.Plain);
                Add(at, end, ink);
                plainFrom = end;
            }

            at = end;
        }

        Add(plainFrom, code.Length, Ink.Plain);
        return runs;
    }

    /// <summary>The end of what begins there, at least one character later, and what it is.</summary>
    private (int End, Ink Ink) Next(int at)
    {
        if (EndOfComment(at) is { } comment)
        {
            return (comment, Ink.Comment);
        }

        if (language.IsMarkup && !isInTag)
        {
            isInTag = code[at] == '<';
            return (at + 1, Ink.Plain);
        }

        if (language.HasSections && code[at] == '[' && StartsLine(at))
        {
            return (EndOfLine(at), Ink.Name);
        }

        if (EndOfQuoted(at) is { } quoted)
        {
            return (quoted, language.KeyEnd == ':' && NextSign(quoted) == ':' ? Ink.Name : Ink.Quoted);
        }

        char first = code[at];
        isInTag &= first != '>';
        bool isNumber = char.IsAsciiDigit(first) || (first == '.' && at + 1 < code.Length && char.IsAsciiDigit(code[at + 1]));
        return isNumber ? (EndOfNumber(at), Ink.Number)
            : IsWordStart(first) ? Word(at)
            : IsMarkedName(at) ? Marked(at)
            : (at + 1, Ink.Plain);
    }

    private int? EndOfComment(int at)
    {
        foreach ((string open, string close) in language.BlockComments)
        {
            if (Begins(at, open))
            {
                int end = code.IndexOf(close, at + open.Length, StringComparison.Ordinal);
                return end < 0 ? code.Length : end + close.Length;
            }
        }

        bool mayStart = !language.CommentsStandApart || at == 0 || char.IsWhiteSpace(code[at - 1]);
        return mayStart && language.LineComments.Any(open => Begins(at, open)) ? EndOfLine(at) : null;
    }

    private int? EndOfQuoted(int at)
    {
        foreach (QuotedForm form in language.Quotes)
        {
            if (Begins(at, form.Open) && EndOf(form, at + form.Open.Length) is { } end)
            {
                return end;
            }
        }

        return null;
    }

    private int? EndOf(QuotedForm form, int from)
    {
        for (int i = from; i < code.Length; i++)
        {
            if (code[i] == '\n' && !form.HasLines)
            {
                return form.IsCharacter ? null : i;
            }

            if (form.IsCharacter && i - from > LongestCharacter)
            {
                return null;
            }

            if (Begins(i, form.Close))
            {
                // 'a' is a character and 'a, b' two lifetimes.
                bool isNone = form.IsCharacter && i - from > 2 && code[from] != form.Escape;
                return isNone ? null : i + form.Close.Length;
            }

            i += form.Escape != '\0' && code[i] == form.Escape ? 1 : 0;
        }

        // What is never closed is an apostrophe, unless it was three.
        return form.IsCharacter ? null : form.Open.Length == 1 ? EndOfLine(from) : code.Length;
    }

    private int EndOfNumber(int at)
    {
        bool isHex = Begins(at, "0x") || Begins(at, "0X");
        int end = at;
        while (end < code.Length)
        {
            bool isExponent = !isHex && code[end] is '+' or '-' && end > at && code[end - 1] is 'e' or 'E' && end + 1 < code.Length && char.IsAsciiDigit(code[end + 1]);
            bool isPoint = code[end] == '.' && !(end + 1 < code.Length && code[end + 1] == '.') && code.AsSpan(at, end - at).IndexOf('.') < 0;
            if (!isExponent && !isPoint && !char.IsAsciiLetterOrDigit(code[end]) && code[end] != '_')
            {
                break;
            }

            end++;
        }

        return end;
    }

    private (int End, Ink Ink) Word(int at)
    {
        int end = EndOfWord(at);
        string word = code[at..end];
        if (language.QuotePrefixes.Contains(word) && EndOfQuoted(end) is { } quoted)
        {
            return (quoted, Ink.Quoted);
        }

        Ink ink = InkOf(language.IgnoresCase ? word.ToLowerInvariant() : word, at, end);
        isDefining = ink == Ink.Keyword && Definers.Contains(word);
        return (end, ink);
    }

    private Ink InkOf(string word, int at, int end)
    {
        if (language.IsMarkup)
        {
            return code[at - 1] is '<' or '/' or '!' or '?' ? Ink.Keyword : NextSign(end) == '=' ? Ink.Name : Ink.Plain;
        }

        bool isKey = language.KeyEnd != '\0' && NextSign(end) == language.KeyEnd && StartsLine(at);
        return isKey ? Ink.Name
            : language.Keywords.Contains(word) ? Ink.Keyword
            : language.Constants.Contains(word) ? Ink.Number
            : isDefining || language.Types.Contains(word) || IsCapitalised(word) ? Ink.Name
            : end < code.Length && code[end] == '(' ? Ink.Name
            : Ink.Plain;
    }

    private bool IsCapitalised(string word) => language.CapitalisesTypes && char.IsUpper(word[0]) && word.Any(char.IsLower);

    private bool IsMarkedName(int at)
    {
        bool isMark = language.NameMarks.Contains(code[at], StringComparison.Ordinal);
        bool isDirective = language.HasDirectives && code[at] == '#' && StartsLine(at);
        return (isMark || isDirective) && at + 1 < code.Length && (IsWordStart(code[at + 1]) || code[at] == '\\');
    }

    private (int End, Ink Ink) Marked(int at) => code[at] switch
    {
        // A command of TeX is one sign where it is no word.
        '\\' => (Math.Max(at + 2, EndOfWord(at + 1)), Ink.Keyword),
        '#' => (EndOfWord(at + 1), Ink.Keyword),
        _ => (EndOfWord(at + 1), Ink.Name),
    };

    private int EndOfWord(int at)
    {
        int end = at;
        while (end < code.Length && (IsWordStart(code[end]) || char.IsDigit(code[end]) || (end > at && language.WordCharacters.Contains(code[end], StringComparison.Ordinal))))
        {
            end++;
        }

        return end;
    }

    private int EndOfLine(int at)
    {
        int end = code.IndexOf('\n', at);
        return end < 0 ? code.Length : end;
    }

    /// <summary>The next character that is no blank.</summary>
    private char NextSign(int at)
    {
        while (at < code.Length && code[at] == ' ')
        {
            at++;
        }

        return at < code.Length ? code[at] : '\0';
    }

    /// <summary>Whether only blanks, and the marks of a list, stand before it on its line.</summary>
    private bool StartsLine(int at)
    {
        int before = at - 1;
        while (before >= 0 && code[before] is ' ' or '-')
        {
            before--;
        }

        return before < 0 || code[before] == '\n' || (code[before] is '{' or ',' && language.KeyEnd == ':');
    }

    private static bool IsWordStart(char c) => char.IsLetter(c) || c == '_';

    private bool Begins(int at, string mark) => code.AsSpan(at).StartsWith(mark);

    private void Add(int from, int to, Ink ink)
    {
        if (to > from)
        {
            runs.Add(new Run(code[from..to], ink));
        }
    }
}
