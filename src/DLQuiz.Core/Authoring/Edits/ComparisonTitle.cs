using System.Collections.Immutable;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>Titles that announce a comparison or the sides of one thing: 区别, 优缺点, 对比, "A vs B", "difference between".</summary>
internal static class ComparisonTitle
{
    private const int Longest = 60;

    /// <summary>Words that mean a comparison wherever they stand.</summary>
    private static readonly ImmutableArray<string> Anywhere = ["区别", "优缺点", "异同", "优势和劣势", "优点和缺点", "优劣"];

    /// <summary>Words that begin other terms too (对比学习, 优势函数), and so must end the title or be followed by a mark.</summary>
    private static readonly ImmutableArray<string> AtTheEnd = ["对比", "对比分析", "的比较", "之间的比较", "优点", "缺点", "优势", "劣势", "的不同", "的差异"];

    private static readonly ImmutableArray<string> Phrases =
    [
        "difference between", "differences between", "pros and cons", "advantages and disadvantages", "advantages of", "disadvantages of",
        "drawbacks of", "strengths and weaknesses", "compared with", "compared to", "comparison of", "comparison between",
    ];

    private static readonly ImmutableArray<string> WholeTitles = ["differences", "advantages", "disadvantages", "drawbacks", "comparison"];

    /// <summary>0 for every other title.</summary>
    public static double ConfidenceOf(string title)
    {
        string text = title.Trim(' ', '*', '_', ':', '：').ToLowerInvariant();
        if (text.Length is 0 or > Longest || text.AsSpan().IndexOfAny("?？") >= 0)
            return 0;
        if (Versus(text))
            return 0.85;
        string? found = Anywhere.FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal))
            ?? AtTheEnd.FirstOrDefault(word => EndsAt(text, word))
            ?? Phrases.FirstOrDefault(phrase => HasPhrase(text, phrase))
            ?? WholeTitles.FirstOrDefault(word => text == word || text.EndsWith(' ' + word, StringComparison.Ordinal));
        return found is null ? 0 : text.Length < found.Length + 2 ? 0.6 : 0.8;
    }

    /// <summary><c>A vs B</c>, with something on each side.</summary>
    private static bool Versus(string text)
    {
        string[] words = text.Split([' ', '\t', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        int at = Array.FindIndex(words, word => word is "vs" or "vs." or "v.s." or "versus");
        return at > 0 && at < words.Length - 1;
    }

    private static bool EndsAt(string text, string word)
    {
        int at = text.IndexOf(word, StringComparison.Ordinal);
        return at >= 0 && (at + word.Length == text.Length || "：:，,、（( ".Contains(text[at + word.Length]));
    }

    private static bool HasPhrase(string text, string phrase)
    {
        int at = text.IndexOf(phrase, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !char.IsLetter(text[at - 1])) && (at + phrase.Length == text.Length || !char.IsLetter(text[at + phrase.Length]));
    }
}
