using System.Collections.Frozen;
using System.Text;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>A short readable id out of a card's front: its first telling words, lower case, joined by hyphens; Chinese stays.</summary>
internal static class Slug
{
    private const int MostWords = 5;

    /// <summary>Characters; well under what an id may have.</summary>
    private const int Longest = 32;

    /// <summary>Chinese is written without spaces: a run of it is cut after so many characters.</summary>
    private const int LongestRun = 12;

    private static readonly FrozenSet<string> Empty = FrozenSet.ToFrozenSet(
    [
        "a", "an", "the", "of", "is", "are", "was", "be", "do", "does", "did", "to", "in", "on", "at", "by", "for", "with", "and", "or", "as",
        "it", "its", "this", "that", "what", "why", "how", "which", "when", "where", "who", "can", "you", "we", "there", "from", "has", "have", "s",
    ]);

    /// <summary>Empty when the front has no letter or digit.</summary>
    public static string Of(string front)
    {
        List<string> words = Words(Prose(front.Normalize(NormalizationForm.FormC)));
        List<string> telling = [.. words.Where(word => !Empty.Contains(word))];
        var slug = new StringBuilder();
        foreach (string word in (telling.Count > 0 ? telling : words).Take(MostWords))
        {
            if (slug.Length + word.Length > Longest && slug.Length > 0)
                break;
            slug.Append(slug.Length > 0 ? "-" : "").Append(word.Length > Longest ? word[..Longest] : word);
        }

        return slug.ToString();
    }

    /// <summary>Letters and digits as ids may have them; every change between Chinese and other script begins a word.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (char c in text + " ")
        {
            bool isLetter = char.IsLetterOrDigit(c) && !char.IsSurrogate(c);
            bool isChinese = c >= '\u2E80';
            if (word.Length > 0 && (!isLetter || isChinese != word[^1] >= '\u2E80'))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (isLetter && !(isChinese && word.Length == LongestRun))
                word.Append(char.ToLowerInvariant(c));
        }

        return words;
    }

    /// <summary>Without the targets of links and the formulas of a quiz block.</summary>
    private static string Prose(string front)
    {
        var prose = new StringBuilder(front.Length);
        for (int i = 0; i < front.Length; i++)
        {
            ReadOnlySpan<char> rest = front.AsSpan(i);
            int end = rest.StartsWith("](") ? rest.IndexOf(')') : rest.StartsWith("{{") ? rest.IndexOf("}}") + 1 : -1;
            if (end > 0)
                i += end;
            prose.Append(end > 0 ? ' ' : front[i]);
        }

        return prose.ToString();
    }
}
