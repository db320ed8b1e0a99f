using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace DLQuiz.Core.Model;

/// <summary>A sentence in English with its arguments apart, so that the shell can say it in another language.</summary>
/// <remarks>
/// A literal and an interpolated string convert to it. The template is what catalogues of translations are keyed by:
/// <c>$"{3} cards wait"</c> has the template <c>{0} cards wait</c>.
/// </remarks>
[InterpolatedStringHandler]
public sealed class Phrase : IEquatable<Phrase>
{
    private readonly StringBuilder template;
    private readonly ImmutableArray<object>.Builder arguments = ImmutableArray.CreateBuilder<object>();

    /// <param name="literalLength">Characters outside the holes.</param>
    /// <param name="formattedCount">Holes.</param>
    public Phrase(int literalLength, int formattedCount) => template = new StringBuilder(literalLength + (3 * formattedCount));

    /// <summary>English, with <c>{0}</c>, <c>{1}</c> … where the arguments stand; braces of the text itself are doubled.</summary>
    public string Template => template.ToString();

    public static implicit operator Phrase(string english) => FromString(english);

    public static Phrase FromString(string english)
    {
        ArgumentNullException.ThrowIfNull(english);
        Phrase phrase = new(english.Length, 0);
        phrase.AppendLiteral(english);
        return phrase;
    }

    public void AppendLiteral(string literal)
    {
        ArgumentNullException.ThrowIfNull(literal);
        template.Append(literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    /// <summary>A phrase stays one, to be said in the same language as the whole; all else becomes text, in the invariant culture.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
    {
        template.Append(CultureInfo.InvariantCulture, $"{{{arguments.Count}}}");
        arguments.Add(value switch
        {
            Phrase phrase => (object)phrase,
            IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        });
    }

    /// <summary>With the template of another language where there is one.</summary>
    /// <param name="translate">From an English template, null where it knows none.</param>
    public string Say(Func<string, string?> translate)
    {
        ArgumentNullException.ThrowIfNull(translate);
        string english = Template;
        object[] said = [.. arguments.Select(argument => argument is Phrase phrase ? phrase.Say(translate) : argument)];
        return string.Format(CultureInfo.InvariantCulture, translate(english) ?? english, said);
    }

    /// <summary>In English.</summary>
    public override string ToString() => Say(_ => null);

    /// <summary>By what it says in English.</summary>
    public bool Equals(Phrase? other) => other is not null && ToString() == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as Phrase);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
