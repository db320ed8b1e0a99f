using System.Globalization;
using DLQuiz.Compute.Values;
using Parlot;
using Parlot.Fluent;

namespace DLQuiz.Compute.Expressions;

/// <summary>A piece of the text and where it stands.</summary>
internal sealed record Lexeme(string Text, int Offset)
{
    public int Length => Text.Length;
}

/// <summary>Remembers the furthest place that any token was refused at: the place of the mistake.</summary>
internal sealed class FormulaContext(string text) : ParseContext(new Scanner(text))
{
    private readonly SortedSet<string> _expected = new(StringComparer.Ordinal);

    public string Text { get; } = text;

    public int Furthest { get; private set; } = -1;

    public IReadOnlyCollection<string> Expected => _expected;

    public void Fail(int at, string expected)
    {
        if (at < Furthest)
            return;
        if (at > Furthest)
            _expected.Clear();
        Furthest = at;
        _expected.Add(expected);
    }
}

/// <summary>Reads one token after white space.</summary>
/// <param name="expected">What the token is called in an error.</param>
internal abstract class Token<T>(string expected) : Parser<T>
{
    public override bool Parse(ParseContext context, ref ParseResult<T> result)
    {
        FormulaContext formula = (FormulaContext)context;
        Cursor cursor = context.Scanner.Cursor;
        int at = FormulaText.SkipSpace(formula.Text, cursor.Offset);
        int length = Read(formula.Text, at, out T value);
        if (length == 0)
        {
            formula.Fail(at, expected);
            return false;
        }
        cursor.Advance(at + length - cursor.Offset);
        result.Set(at, at + length, value);
        return true;
    }

    /// <summary>The token's length, or 0.</summary>
    protected abstract int Read(string text, int at, out T value);
}

/// <summary>The first of these signs that the text continues with; longer signs must stand before their beginnings.</summary>
internal sealed class SignToken(string expected, params string[] signs) : Token<Lexeme>(expected)
{
    /// <summary>A single '=' is no comparison, and "=>" ends a formula.</summary>
    public string? NotBefore { get; init; }

    protected override int Read(string text, int at, out Lexeme value)
    {
        foreach (string sign in signs)
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) != 0)
                continue;
            if (NotBefore is not null && at + sign.Length < text.Length && NotBefore.Contains(text[at + sign.Length], StringComparison.Ordinal))
                continue;
            value = new(sign, at);
            return sign.Length;
        }
        value = null!;
        return 0;
    }
}

/// <summary>A word of the language.</summary>
internal sealed class WordToken(string word, string expected) : Token<Lexeme>(expected)
{
    protected override int Read(string text, int at, out Lexeme value)
    {
        value = new(word, at);
        int end = at + word.Length;
        return string.CompareOrdinal(text, at, word, 0, word.Length) == 0 && (end == text.Length || !FormulaText.ContinuesName(text[end])) ? word.Length : 0;
    }
}

/// <summary>A name that is no word of the language.</summary>
internal sealed class NameToken(string expected, string prefix = "") : Token<Lexeme>(expected)
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "and", "or", "not", "true", "false", "null", "if" };

    protected override int Read(string text, int at, out Lexeme value)
    {
        value = null!;
        int start = at + prefix.Length;
        if (string.CompareOrdinal(text, at, prefix, 0, prefix.Length) != 0 || start >= text.Length || !FormulaText.StartsName(text[start]))
            return 0;
        int end = start + 1;
        while (end < text.Length && FormulaText.ContinuesName(text[end]))
            end++;
        string name = text[start..end];
        if (Words.Contains(name))
            return 0;
        value = new(name, start);
        return end - at;
    }
}

/// <summary>Text between single or double quotes, without escapes.</summary>
internal sealed class StringToken() : Token<Lexeme>("a value")
{
    protected override int Read(string text, int at, out Lexeme value)
    {
        value = null!;
        if (at >= text.Length || text[at] is not ('\'' or '"'))
            return 0;
        int end = text.IndexOf(text[at], at + 1);
        if (end < 0)
            return 0;
        value = new(text[(at + 1)..end], at);
        return end + 1 - at;
    }
}

/// <summary>Digits with an optional fraction and exponent: i64 when written without both and within 64 bits.</summary>
internal sealed class NumberToken() : Token<Tensor>("a value")
{
    protected override int Read(string text, int at, out Tensor value)
    {
        int end = Digits(text, at);
        bool isReal = false;
        bool hasDigits = end > at;
        if (end < text.Length && text[end] == '.' && !IsFollowedByRange(text, end, hasDigits))
        {
            int fraction = Digits(text, end + 1);
            hasDigits |= fraction > end + 1;
            isReal = true;
            end = fraction;
        }
        value = null!;
        if (!hasDigits)
            return 0;
        int exponent = Exponent(text, end);
        isReal |= exponent > end;
        ReadOnlySpan<char> number = text.AsSpan(at, exponent - at);
        value = !isReal && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long integer)
            ? IntegerTensor.Scalar(integer)
            : RealTensor.Scalar(double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture));
        return exponent - at;
    }

    /// <summary>In <c>5..9</c> and <c>x[0].name</c> the point is no decimal point.</summary>
    private static bool IsFollowedByRange(string text, int point, bool hasDigits)
    {
        char next = point + 1 < text.Length ? text[point + 1] : '\0';
        return next == '.' || (!char.IsAsciiDigit(next) && (!hasDigits || FormulaText.StartsName(next)));
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at;
    }

    private static int Exponent(string text, int at)
    {
        if (at >= text.Length || text[at] is not ('e' or 'E'))
            return at;
        int digits = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        int end = Digits(text, digits);
        // 2e or 2ex is a number followed by something else, which is then an error of its own.
        return end > digits && (end == text.Length || !FormulaText.StartsName(text[end])) ? end : at;
    }
}
