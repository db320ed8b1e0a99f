using System.Text;

namespace DLQuiz.Core.Authoring.Markup;

/// <summary>Joins hard-wrapped lines: Chinese and Japanese without a space, other scripts (Korean too, which writes spaces) with one.</summary>
internal static class LineJoin
{
    private enum Script
    {
        Other,
        Ideograph,
        FullWidthMark,

        /// <summary>Quotes and dashes that both kinds of text use: the other side decides.</summary>
        Neutral,
    }

    /// <summary>What stands between two lines once they are one.</summary>
    public static string Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        if (left.IsEmpty || right.IsEmpty)
            return "";
        if (WouldBreakEmphasis(left, right))
            return " ";
        Script before = ScriptOf(LastRune(left));
        Script after = ScriptOf(FirstRune(right));
        bool tight = before == Script.FullWidthMark || after == Script.FullWidthMark
            || (before is Script.Ideograph && after is Script.Ideograph or Script.Neutral)
            || (before is Script.Neutral && after is Script.Ideograph);
        return tight ? "" : " ";
    }

    /// <summary>Whether a character is written without spaces around it.</summary>
    public static bool IsIdeographic(Rune rune) => ScriptOf(rune) is Script.Ideograph or Script.FullWidthMark;

    /// <summary>CommonMark: emphasis that ends in a mark must not be followed by a letter at once (<c>**好？**是</c> is not bold), nor the mirror image.</summary>
    private static bool WouldBreakEmphasis(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        bool closes = left[^1] is '*' or '_' or '=' && IsMark(LastRune(left)) && !IsMark(FirstRune(right));
        bool opens = right[0] is '*' or '_' or '=' && IsMark(FirstRune(right)) && !IsMark(LastRune(left));
        return closes || opens;
    }

    private static bool IsMark(Rune rune) => Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);

    private static Rune LastRune(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> bare = text.TrimEnd("*_~=");
        Rune.DecodeLastFromUtf16(bare.IsEmpty ? text : bare, out Rune rune, out _);
        return rune;
    }

    private static Rune FirstRune(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> bare = text.TrimStart("*_~=");
        Rune.DecodeFromUtf16(bare.IsEmpty ? text : bare, out Rune rune, out _);
        return rune;
    }

    private static Script ScriptOf(Rune rune) => rune.Value switch
    {
        >= 0x2018 and <= 0x201F or 0x2014 or 0x2026 or 0x00B7 => Script.Neutral,
        >= 0x3001 and <= 0x3003 or >= 0x3008 and <= 0x3011 or >= 0x3014 and <= 0x301F or 0x30FB or 0x3000 => Script.FullWidthMark,
        >= 0xFF01 and <= 0xFF0F or >= 0xFF1A and <= 0xFF20 or >= 0xFF3B and <= 0xFF40 or >= 0xFF5B and <= 0xFF65 => Script.FullWidthMark,
        >= 0x2E80 and <= 0x2FDF or >= 0x3005 and <= 0x3007 or >= 0x3021 and <= 0x3029 => Script.Ideograph,
        >= 0x3041 and <= 0x312F or >= 0x31A0 and <= 0x31FF or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF => Script.Ideograph,
        >= 0xF900 and <= 0xFAFF or >= 0xFF10 and <= 0xFF19 or >= 0xFF21 and <= 0xFF3A or >= 0xFF41 and <= 0xFF5A => Script.Ideograph,
        >= 0xFF66 and <= 0xFF9D or >= 0x20000 and <= 0x323AF => Script.Ideograph,
        _ => Script.Other,
    };
}
