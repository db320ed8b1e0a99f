using System.Buffers;

namespace DLQuiz.Core.Authoring.Edits;

/// <content>What may be a name, and where it begins and ends.</content>
internal sealed partial record NamingSentence
{
    private const int LongestChinese = 24;
    private const int LongestEnglish = 40;

    private static readonly SearchValues<char> NotInChinese = SearchValues.Create("，。；！？、,;!?|=<>是了会把将");

    private static readonly SearchValues<char> NotInEnglish = SearchValues.Create("|=<>\"“”");

    private static bool Pronoun(string subject) => ChineseNoNames.Any(word => subject.TrimStart().StartsWith(word, StringComparison.Ordinal));

    /// <summary>A name in brackets behind the name belongs to it; in “被称为 X 的技术” it ends before 的, which is a guess when X is Chinese.</summary>
    private static (int Start, int End) Cut(string text, int start, int end, out double doubt)
    {
        doubt = 0;
        int of = text.IndexOf('的', start, end - start);
        if (of > start + 1)
        {
            doubt = text[of - 1] < '\u2E80' ? 0 : 0.3;
            end = of;
        }

        int bracket = text.AsSpan(start, end - start).IndexOfAny('（', '(');
        if (bracket > 0)
        {
            int close = text.AsSpan(start + bracket).IndexOfAny('）', ')');
            end = close < 0 ? start + bracket : start + bracket + close + 1;
        }

        while (end > start && " \t\u3000.”\"」』》".Contains(text[end - 1]))
            end--;
        return (start, end);
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

    private static bool IsChineseName(string name) => name.Length is >= 2 and <= LongestChinese && name.Any(char.IsLetter)
        && !ChineseNoNames.Any(word => name.StartsWith(word, StringComparison.Ordinal))
        && !name.AsSpan().ContainsAny(NotInChinese)
        && IsBalanced(name);

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
