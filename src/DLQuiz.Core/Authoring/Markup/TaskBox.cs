namespace DLQuiz.Core.Authoring.Markup;

/// <summary>The box at the beginning of an option.</summary>
/// <param name="Length">Characters of the box.</param>
/// <param name="IsTicked">Whether it says right.</param>
/// <param name="IsExact">Written as <c>[x]</c>, <c>[X]</c> or <c>[ ]</c> with a space behind it; else it is a slip.</param>
internal readonly record struct TaskBox(int Length, bool IsTicked, bool IsExact)
{
    private const int Longest = 5;

    /// <summary>Null for a text that begins with no box, nor with anything like one: <c>[X ]</c>, <c>[]</c>, <c>［x］</c>, <c>[x]right</c> are like one, <c>[x](link)</c> is not.</summary>
    public static TaskBox? Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is not ('[' or '［' or '【'))
            return null;
        int close = text[..Math.Min(text.Length, Longest)].IndexOfAny(']', '］', '】');
        if (close < 0 || TickOf(text[1..close].Trim()) is not { } isTicked)
            return null;
        bool isSpaced = close + 1 == text.Length || char.IsWhiteSpace(text[close + 1]);
        if (!isSpaced && text[close + 1] is '(' or '[' or ':')
            return null;
        bool isPlain = text[0] == '[' && text[close] == ']' && close == 2 && text[1] is ' ' or 'x' or 'X';
        return new TaskBox(close + 1, isTicked, isPlain && isSpaced);
    }

    /// <summary>Where in a line an option begins whose bullet lacks its space (<c>-[x] right</c>), which is no point of any list; -1 in every other line.</summary>
    public static int Unlisted(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.TrimStart(" \t>");
        int digits = text.Length - text.TrimStart("0123456789").Length;
        int marker = digits < text.Length && (digits == 0 ? text[0] is '-' or '*' or '+' or '－' or '•' : text[digits] is '.' or ')') ? digits + 1 : 0;
        return marker > 0 && Of(text[marker..]) is not null ? line.Length - text.Length : -1;
    }

    private static bool? TickOf(ReadOnlySpan<char> inside) => inside switch
    {
        "" => false,
        "x" or "X" or "ｘ" or "Ｘ" or "✓" or "✔" or "√" => true,
        _ => null,
    };
}
