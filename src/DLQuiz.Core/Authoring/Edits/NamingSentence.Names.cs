using System.Buffers;
using System.Collections.Immutable;

namespace DLQuiz.Core.Authoring.Edits;

/// <content>What may be a name, and where it begins and ends.</content>
internal sealed partial record NamingSentence
{
    private const int LongestChinese = 24;
    private const int LongestEnglish = 40;

    private static readonly SearchValues<char> NotInChinese = SearchValues.Create("，。；！？、,;!?|=<>是了会把将");

    private static readonly SearchValues<char> NotInEnglish = SearchValues.Create("|=<>\"“”");

    /// <summary>Words that stand for what was said before.</summary>
    private static readonly ImmutableArray<string> Back = ["这", "那", "它", "他", "她", "其", "此", "该", "上述", "以上", "前者", "后者", "也", "又"];

    /// <summary>What a name may belong to behind 的: “被称为 X 的现象”.</summary>
    private static readonly ImmutableArray<string> Kinds = ["现象", "方法", "技术", "过程", "机制", "问题", "模型", "网络", "算法", "策略", "结构", "操作", "函数", "思想", "技巧", "概念", "性质", "指标"];

    private static bool RefersBack(string subject) => Back.Any(word => subject.TrimStart().StartsWith(word, StringComparison.Ordinal));

    /// <summary>Where the first mark stands that ends a name; those in brackets end none.</summary>
    private static int EndOfName(string text, int start)
    {
        int depth = 0;
        for (int at = start; at < text.Length; at++)
        {
            depth += text[at] is '（' or '(' ? 1 : text[at] is '）' or ')' ? -1 : 0;
            if (depth <= 0 && NameEnds.Contains(text[at]))
                return at;
        }

        return text.Length;
    }

    /// <summary>A name in brackets behind the name belongs to it; in “被称为 X 的技术” it ends before 的. Empty when “X 的 Y” may as well be the name, or only describe.</summary>
    private static int Cut(string text, int start, int end)
    {
        int of = text.IndexOf('的', start, end - start);
        if (of >= 0)
        {
            ReadOnlySpan<char> rest = text.AsSpan(of + 1, end - of - 1).Trim();
            bool isKind = false;
            foreach (string kind in Kinds)
                isKind |= rest.SequenceEqual(kind);
            end = isKind || (of > start && char.IsAsciiLetterOrDigit(text[of - 1])) ? of : start;
        }

        int bracket = text.AsSpan(start, end - start).IndexOfAny('（', '(');
        if (bracket > 0)
        {
            int close = text.AsSpan(start + bracket, end - start - bracket).IndexOfAny('）', ')');
            end = close < 0 ? start + bracket : start + bracket + close + 1;
        }

        while (end > start && " \t\u3000.”\"」』》".Contains(text[end - 1]))
            end--;
        return end;
    }

    /// <summary>Where the name ends before 是指, less adverbs, quotes and “一词”.</summary>
    private static int EndBefore(string text, int start, int end)
    {
        for (int before = -1; before != end;)
        {
            before = end;
            foreach (string word in new[] { " ", "就", "主要", "一般", "通常", "即", "”", "\"", "」", "』", "》", "一词", "这个词", "这一概念", "这一术语" })
            {
                if (end - word.Length >= start && text.AsSpan(0, end).EndsWith(word))
                    end -= word.Length;
            }
        }

        return end;
    }

    private static int SkipOpening(string text, int at)
    {
        while (at < text.Length && " \t\u3000“\"「『《".Contains(text[at]))
            at++;
        return at;
    }

    private static int SkipArticle(string text, int at)
    {
        at = SkipOpening(text, at);
        foreach (string article in new[] { "a ", "an ", "the ", "A ", "An ", "The " })
        {
            if (text.AsSpan(at).StartsWith(article))
                return SkipOpening(text, at + article.Length);
        }

        return at;
    }

    private static int SentenceStart(string text, int before)
    {
        for (int i = before - 1; i > 0; i--)
        {
            if (text[i] == ' ' && text[i - 1] is '.' or '!' or ';' or ':' or ')')
                return i + 1;
        }

        return 0;
    }

    /// <summary>What stands in brackets behind it may be longer and have commas.</summary>
    private static bool IsChineseName(string name)
    {
        int bracket = name.AsSpan().IndexOfAny('（', '(');
        ReadOnlySpan<char> bare = bracket > 0 ? name.AsSpan(0, bracket) : name;
        return bare.Length is >= 2 and <= LongestChinese && name.Length <= 3 * LongestChinese && name.Any(char.IsLetter)
            && !ChineseNoNames.Any(word => name.StartsWith(word, StringComparison.Ordinal))
            && !bare.ContainsAny(NotInChinese)
            && IsBalanced(name);
    }

    private static bool IsEnglishName(string name)
    {
        string[] words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is >= 1 and <= 5 && name.Length is >= 2 and <= LongestEnglish && name.Any(char.IsLetter)
            && !words.Any(word => NoNames.Contains(word.ToLowerInvariant())) && !words[0].EndsWith("ly", StringComparison.Ordinal)
            && !name.AsSpan().ContainsAny(NotInEnglish) && IsBalanced(name);
    }

    private static bool IsBalanced(string name) =>
        name.Count(c => c is '(' or '（') == name.Count(c => c is ')' or '）');
}
