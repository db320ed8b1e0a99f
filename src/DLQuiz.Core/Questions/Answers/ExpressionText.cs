using System.Text;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Texts of formulas, word by word.</summary>
internal static class ExpressionText
{
    /// <summary>With the signs of multiplication that people leave out: <c>2x(x+1)</c> as <c>2*x*(x+1)</c>; a word before a bracket stays a function.</summary>
    public static string WithProducts(string text)
    {
        StringBuilder result = new();
        string previous = "";
        foreach (string word in Words(text))
        {
            bool beginsFactor = char.IsLetterOrDigit(word[0]) || word[0] is '(' or '.';
            bool endsFactor = previous.Length > 0 && (char.IsLetterOrDigit(previous[^1]) || previous[^1] is ')' or '.');
            bool isCall = word == "(" && previous.Length > 0 && char.IsLetter(previous[0]) && NumberReader.IsFunction(previous);
            if (beginsFactor && endsFactor && !isCall)
                result.Append('*');
            result.Append(word is "+" or "-" && result.Length > 0 && endsFactor ? $" {word} " : word);
            previous = word;
        }

        return result.ToString();
    }

    /// <summary>With the values of names in their place, except of those that stay free.</summary>
    public static string WithNumbers(string text, IReadOnlyDictionary<string, Value> names, IReadOnlyCollection<string> free)
    {
        StringBuilder result = new();
        foreach (string word in Words(text, keepBlanks: true))
        {
            bool isKnown = names.TryGetValue(word, out Value? value) && !free.Contains(word);
            string number = isKnown ? NumberText.Exact(value!) : word;
            result.Append(isKnown && number.StartsWith('−') ? $"({number})" : number);
        }

        return result.ToString();
    }

    /// <summary>Numbers with their exponents, names, and single signs.</summary>
    private static IEnumerable<string> Words(string text, bool keepBlanks = false)
    {
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            if (char.IsAsciiDigit(text[i]) || (text[i] == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))
                i = EndOfNumber(text, i);
            else if (char.IsLetter(text[i]) || text[i] == '_')
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                    i++;
            else
                i++;
            if (keepBlanks || !char.IsWhiteSpace(text[start]))
                yield return text[start..i];
        }
    }

    private static int EndOfNumber(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
            at++;
        int sign = at + 1 < text.Length && text[at] is 'e' or 'E' && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        bool hasExponent = sign < text.Length && at < text.Length && text[at] is 'e' or 'E' && sign < text.Length && char.IsAsciiDigit(text[sign]);
        if (!hasExponent)
            return at;
        at = sign;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }
}
