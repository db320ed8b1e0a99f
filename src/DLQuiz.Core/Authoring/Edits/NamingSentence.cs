using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>The name in a sentence that says what something is called, or what a term means.</summary>
/// <param name="Start">Index of the name's first character.</param>
/// <param name="End">Index behind its last one.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed partial record NamingSentence(int Start, int End, double Confidence)
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create("。！？；!?;\n");

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create("。！？；，,：:");

    private static readonly SearchValues<char> NameEnds = SearchValues.Create("，。；！：、,;:!");

    /// <summary>The name stands behind the word; longest first.</summary>
    private static readonly ImmutableArray<string> ChineseBefore = ["被称之为", "被称为", "被称作", "被叫做", "被叫作", "称之为", "称为", "称作", "叫做", "叫作"];

    /// <summary>The name stands before the word.</summary>
    private static readonly ImmutableArray<string> ChineseAfter = ["指的是", "指的就是", "是指", "被定义为", "定义为"];

    private static readonly ImmutableArray<string> EnglishBefore =
        [" is also known as ", " is also called ", " is commonly called ", " is often called ", " is usually called ", " is called ", " are called ", " is known as ", " are known as ", " is referred to as ", " are referred to as ", " is termed "];

    private static readonly ImmutableArray<string> EnglishAfter = [" is defined as ", " are defined as ", " refers to "];

    /// <summary>Words that stand for something said before, or that no definition begins with.</summary>
    private static readonly FrozenSet<string> NoNames = FrozenSet.ToFrozenSet(
    [
        "this", "that", "it", "these", "those", "they", "he", "she", "we", "you", "i", "one", "which", "what", "who", "here", "there", "former", "latter", "section", "figure",
        "table", "chapter", "author", "authors", "paper", "column", "row", "variable", "index", "pointer", "link", "page", "text", "note", "example", "name", "name.", "above", "below",
        "following", "when", "by", "from", "only", "once", "twice", "every", "each", "on", "with", "in", "for", "after", "before", "again", "first", "last", "if", "as", "at", "to", "not", "because", "and", "or", "but", "result",
        "please", "must", "should", "may", "can", "will", "several", "multiple", "many", "times", "within", "without", "varies", "just", "always", "never", "both", "all", "any", "back", "upon", "until", "during", "inside", "outside", "more",
    ]);

    /// <summary>What is called when a program runs, and not by a name.</summary>
    private static readonly FrozenSet<string> Callables = FrozenSet.ToFrozenSet(
        ["function", "functions", "method", "methods", "callback", "callbacks", "listener", "handler", "hook", "constructor", "getter", "setter", "api", "procedure", "routine", "script", "command", "it", "they"]);

    private static readonly ImmutableArray<string> ChineseNoNames = ["这", "那", "它", "他", "其", "此", "我", "你", "该", "本", "上", "下", "如果", "什么", "哪", "也", "并", "又", "则", "即", "所", "一般", "通常", "这里", "是", "的", "了", "为", "做", "因"];

    private static readonly FrozenSet<string> EnglishStops = FrozenSet.ToFrozenSet(
        ["and", "which", "because", "when", "if", "in", "by", "for", "to", "that", "or", "is", "are", "on", "at", "with", "from", "since", "as", "where", "but", "while", "after", "before", "due", "so"]);

    /// <summary>The first such name of a paragraph; null when it has none that is sure enough.</summary>
    public static NamingSentence? Of(string text) =>
        ByWord(text, ChineseBefore, NameBehind) ?? ByWord(text, ChineseAfter, NameAhead) ?? ByWord(text, EnglishBefore, EnglishBehind) ?? ByWord(text, EnglishAfter, EnglishAhead);

    private static NamingSentence? ByWord(string text, ImmutableArray<string> words, Func<string, int, int, NamingSentence?> read)
    {
        foreach (string word in words)
        {
            for (int at = text.IndexOf(word, StringComparison.Ordinal); at > 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
            {
                if (!IsDenied(text, at) && read(text, at, at + word.Length) is { } named)
                    return named;
            }
        }

        return null;
    }

    private static bool IsDenied(string text, int at) => text[at - 1] is '不' or '非' or '没' or '别' or '未' || (at > 1 && text.AsSpan(0, at).EndsWith("不能") || text.AsSpan(0, at).EndsWith("而不") || text.AsSpan(0, at).EndsWith("并不"));

    /// <summary>…的过程被称作 X。</summary>
    private static NamingSentence? NameBehind(string text, int word, int start)
    {
        int subject = text.AsSpan(0, word).LastIndexOfAny(SentenceEnds) + 1;
        if (word < 6 || (subject == 0 && RefersBack(text[..word]) && word < 16))
            return null;
        start = SkipOpening(text, start);
        int end = Cut(text, start, EndOfName(text, start));
        return IsChineseName(text[start..end]) ? new NamingSentence(start, end, 0.85) : null;
    }

    /// <summary>X 是指…。</summary>
    private static NamingSentence? NameAhead(string text, int word, int behind)
    {
        int end = EndBefore(text, 0, word);
        int comma = end > 0 && text[end - 1] is '，' or ',' ? end - 1 : -1;
        int start = text.AsSpan(0, comma >= 0 ? comma : word).LastIndexOfAny(ClauseEnds) + 1;
        start = SkipOpening(text, start);
        if (text.AsSpan(start).StartsWith("所谓"))
            (start, end) = (SkipOpening(text, start + 2), comma >= 0 ? EndBefore(text, start, comma) : end);
        end = Math.Max(start, end);
        int meaning = text.AsSpan(behind).IndexOfAny(SentenceEnds) is var stop && stop < 0 ? text.Length - behind : stop;
        return meaning >= 6 && end > start && IsChineseName(text[start..end]) ? new NamingSentence(start, end, 0.8) : null;
    }

    private static NamingSentence? EnglishBehind(string text, int word, int start)
    {
        int subject = SentenceStart(text, word);
        string[] before = text[subject..word].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (before.Length < 2 || (subject == 0 && before.Length < 4 && NoNames.Contains(before[0].ToLowerInvariant())))
            return null;
        if (Callables.Contains(before[^1].ToLowerInvariant()) || before[^1][^1] is '`' or ')')
            return null;
        start = SkipArticle(text, start);
        int end = start;
        int words = 0;
        while (end < text.Length && words < 6)
        {
            int next = end;
            while (next < text.Length && text[next] != ' ')
                next++;
            string one = text[end..next];
            if (EnglishStops.Contains(one))
                break;
            words++;
            end = next;
            if (one.AsSpan().IndexOfAny(NameEnds) >= 0 || one.EndsWith('.') || next == text.Length)
                break;
            end++;
        }

        while (end > start && (" .".Contains(text[end - 1]) || NameEnds.Contains(text[end - 1]) || "”\"’'".Contains(text[end - 1])))
            end--;
        int cut = text.AsSpan(start, end - start).IndexOfAny(NameEnds);
        end = cut >= 0 ? start + cut : end;
        return IsEnglishName(text[start..end]) && words <= 5 ? new NamingSentence(start, end, 0.75) : null;
    }

    private static NamingSentence? EnglishAhead(string text, int word, int behind)
    {
        int start = SkipArticle(text, SentenceStart(text, word));
        int meaning = text[behind..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        string name = text[start..word];
        return meaning >= 3 && IsEnglishName(name) && !name.AsSpan().ContainsAny(NameEnds) && !name.Any(char.IsAsciiDigit) && !name.Split(' ').Any(EnglishStops.Contains)
            ? new NamingSentence(start, word, 0.75)
            : null;
    }
}
