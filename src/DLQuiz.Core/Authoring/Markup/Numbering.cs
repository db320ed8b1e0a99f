namespace DLQuiz.Core.Authoring.Markup;

/// <summary>Takes off the numbers that notes put before their points: <c>1.3 </c>, <c>1.</c>, <c>1）</c>, <c>（2）</c>, <c>(3)</c>, <c>一、</c>, <c>①</c>, <c>Q4:</c>.</summary>
/// <remarks>A number that counts something ("3 layers", "1.5倍", "0.5 的概率") is no numbering.</remarks>
internal static class Numbering
{
    private const string Chinese = "一二三四五六七八九十百";
    private const string Closing = ")）]】";
    private const string Measures = "倍个折的万亿千米秒分年月日号维层阶位次种条点度元岁版代%％";

    public static string TakeOff(string text) => text[LengthIn(text)..];

    /// <summary>Length of the numbering and the space behind it, 0 when there is none or nothing else.</summary>
    public static int LengthIn(ReadOnlySpan<char> text)
    {
        int length = Question(text);
        length = length > 0 ? length : Enclosed(text);
        length = length > 0 ? length : Chapter(text);
        length = length > 0 ? length : Plain(text);
        if (length == 0)
            return 0;
        while (length < text.Length && text[length] is ' ' or '\t' or '\u3000')
            length++;
        return length < text.Length ? length : 0;
    }

    /// <summary><c>Q1.</c>, <c>Q12：</c>, <c>Q3、</c>; a <c>Q:</c> without a number is the mark of a field.</summary>
    private static int Question(ReadOnlySpan<char> text)
    {
        int end = text.Length > 3 && text[0] is 'Q' or 'q' ? 1 + Digits(text[1..]) : 0;
        return end is > 1 and <= 4 && end + 1 < text.Length && text[end] is ':' or '：' or '.' or '、' or ')' or '）' && (text[end] != '.' || IsBreak(text[end + 1])) ? end + 1 : 0;
    }

    /// <summary><c>（2）</c>, <c>(3)</c>, <c>【4】</c>, <c>(a)</c>, <c>①</c>.</summary>
    private static int Enclosed(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && text[0] is >= '\u2460' and <= '\u249B')
            return 1;
        if (text.Length < 3 || text[0] is not ('(' or '（' or '【'))
            return 0;
        int end = 1 + Counter(text[1..]);
        if (end == 1 && char.IsAsciiLetterLower(text[1]))
            end = 2;
        return end > 1 && end < text.Length && Closing.Contains(text[end]) ? end + 1 : 0;
    }

    /// <summary><c>第一章 </c>, <c>第3节：</c>.</summary>
    private static int Chapter(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || text[0] != '第')
            return 0;
        int end = 1 + Counter(text[1..]);
        bool isChapter = end > 1 && end + 1 < text.Length && "章节讲课".Contains(text[end]) && text[end + 1] is ' ' or '　' or '：' or ':' or '、';
        return isChapter ? end + 2 : 0;
    }

    private static int Plain(ReadOnlySpan<char> text)
    {
        int end = Counter(text);
        if (end == 0)
            return text.Length > 2 && char.IsAsciiLetterLower(text[0]) && text[1] is ')' or '）' ? 2 : 0;
        if (end >= text.Length)
            return 0;
        bool isChinese = Chinese.Contains(text[0]);
        if (text[end] is ')' or '）' or '、' || (!isChinese && text[end] is '．'))
            return end + 1;
        if (text[end] is '.' or ':' or '：' && !isChinese)
            return AfterDot(text, end);
        return 0;
    }

    /// <summary>From the first dot on: <c>1.</c> before a space or an ideograph, or <c>1.3</c> and <c>1.3.2</c> with or without a mark of their own.</summary>
    private static int AfterDot(ReadOnlySpan<char> text, int dot)
    {
        int end = dot;
        bool isCompound = false;
        while (end + 1 < text.Length && text[end] == '.' && Digits(text[(end + 1)..]) is var more && more is > 0 and <= 3)
        {
            end += 1 + more;
            isCompound = true;
        }

        if (end >= text.Length)
            return 0;
        if (text[end] is '.' or '、' or ')' or '）' or ':' or '：')
            return end + 1 < text.Length && !char.IsAsciiDigit(text[end + 1]) && (text[end] != '.' || IsBreak(text[end + 1]) || char.IsAsciiLetterUpper(text[end + 1])) ? end + 1 : 0;
        bool isQuantity = text[0] == '0' || Measures.Contains(text[end]) || (text[end] == ' ' && end + 1 < text.Length && Measures.Contains(text[end + 1]));
        return isCompound && !isQuantity && IsBreak(text[end]) ? end : 0;
    }

    private static bool IsBreak(char c) => c is ' ' or '\t' or '*' or '_' or '`' or '$' or >= '\u2E80';

    private static int Counter(ReadOnlySpan<char> text)
    {
        int digits = Digits(text);
        if (digits is > 0 and <= 3)
            return digits;
        int end = 0;
        while (end < text.Length && end < 4 && Chinese.Contains(text[end]))
            end++;
        return digits > 0 ? 0 : end;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int end = 0;
        while (end < text.Length && text[end] is >= '0' and <= '9' or >= '０' and <= '９')
            end++;
        return end;
    }
}
