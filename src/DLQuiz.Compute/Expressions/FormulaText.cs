using System.Globalization;

namespace DLQuiz.Compute.Expressions;

/// <summary>Brings the signs that keyboards and copied text produce to one spelling, unit by unit so that offsets stay.</summary>
internal static class FormulaText
{
    public static string Normalize(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (int i = 0; i < target.Length; i++)
            target[i] = Normalize(source[i]);
    });

    /// <summary>The first bracket that opens deeper than allowed, or −1.</summary>
    public static int FirstTooDeep(string text, int start, int limit)
    {
        int depth = 0;
        char quote = '\0';
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"')
                quote = c;
            else if (c is '(' or '[' or '{' && ++depth > limit)
                return i;
            else if (c is ')' or ']' or '}')
                depth = Math.Max(0, depth - 1);
        }
        return -1;
    }

    public static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    public static bool StartsName(char c) => char.IsLetter(c) || c == '_';

    /// <summary>Also combining marks (x̂) and subscript digits (x₁).</summary>
    public static bool ContinuesName(char c) =>
        StartsName(c) || char.IsAsciiDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNumber;

    private static char Normalize(char c) => c switch
    {
        '−' or '–' => '-',
        '×' or '·' or '⋅' or '∗' => '*',
        '÷' or '∕' => '/',
        '‘' or '’' => '\'',
        '“' or '”' => '"',
        >= '！' and <= '～' => (char)(c - 0xFEE0),
        _ => c,
    };
}
