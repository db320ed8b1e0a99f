using System.Text;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Makes typed text plain: one spelling for each sign that keyboards, input methods and copied formulas write in several.</summary>
public static class AnswerText
{
    /// <summary>Stands behind the index that begins a row of a long vector or a point where numbers are laid out.</summary>
    private const char RowRule = '│';

    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>ASCII where there is a counterpart, blanks collapsed to one, no leading <c>=</c>; lines stay lines.</summary>
    public static string ToPlain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == RowRule)
                DropIndex(plain);
            else if (IsSuperscript(text[i]))
                i = AppendPower(plain, text, i);
            else
                Append(plain, text[i]);
        }

        string trimmed = Collapse(plain.ToString());
        return trimmed.StartsWith('=') || trimmed.StartsWith('≈') ? trimmed[1..].TrimStart() : trimmed;
    }

    private static void Append(StringBuilder plain, char c)
    {
        switch (c)
        {
            case '\n' or '\r':
                plain.Append('\n');
                break;
            case >= '\uFF01' and <= '\uFF5E':
                Append(plain, (char)(c - 0xFEE0));
                break;
            case '\u2212' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\uFE63':
                plain.Append('-');
                break;
            case '×' or '·' or '⋅' or '∙' or '∗':
                plain.Append('*');
                break;
            case '÷' or '∕' or '⁄':
                plain.Append('/');
                break;
            case '、':
                plain.Append(',');
                break;
            case '。':
                plain.Append('.');
                break;
            case '【' or '〔' or '［' or '⎡' or '⎢' or '⎣' or '⎛' or '⎜' or '⎝':
                plain.Append('[');
                break;
            case '】' or '〕' or '］' or '⎤' or '⎥' or '⎦' or '⎞' or '⎟' or '⎠':
                plain.Append(']');
                break;
            case 'π':
                plain.Append("pi");
                break;
            case '√':
                plain.Append("sqrt");
                break;
            case '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF':
                break;
            default:
                plain.Append(char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c);
                break;
        }
    }

    /// <summary>What was copied goes on with the row before: <c>1│ 4 5; 3│ 6</c> is <c>4 5 6</c>.</summary>
    private static void DropIndex(StringBuilder plain)
    {
        while (plain.Length > 0 && char.IsAsciiDigit(plain[^1]))
            plain.Length--;
        while (plain.Length > 0 && plain[^1] is (' ' or ';' or '\n'))
            plain.Length--;
        plain.Append(' ');
    }

    private static bool IsSuperscript(char c) => c is '⁻' or '⁺' || Superscripts.Contains(c, StringComparison.Ordinal);

    /// <summary><c>10⁻³</c> as <c>10^(-3)</c>.</summary>
    private static int AppendPower(StringBuilder plain, string text, int start)
    {
        plain.Append("^(");
        int i = start;
        for (; i < text.Length && IsSuperscript(text[i]); i++)
            plain.Append(text[i] switch { '⁻' => '-', '⁺' => '+', char c => (char)('0' + Superscripts.IndexOf(c, StringComparison.Ordinal)) });
        plain.Append(')');
        return i - 1;
    }

    private static string Collapse(string text)
    {
        IEnumerable<string> lines = text.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }
}
