using System.Collections.Immutable;

namespace DLQuiz.Configuration.Toml;

/// <summary>A value of a TOML file, of the kinds that a setting can have.</summary>
internal abstract record TomlValue
{
    private TomlValue()
    {
    }

    /// <summary>The kind in words, as in “a text”.</summary>
    public abstract string Kind { get; }

    public sealed record Text(string Content) : TomlValue
    {
        public override string Kind => "a text";
    }

    public sealed record Whole(long Number) : TomlValue
    {
        public override string Kind => "a whole number";
    }

    public sealed record Real(double Number) : TomlValue
    {
        public override string Kind => "a number with a point";
    }

    public sealed record Truth(bool IsTrue) : TomlValue
    {
        public override string Kind => IsTrue ? "true" : "false";
    }

    /// <summary>A time of day without a date, as 04:00.</summary>
    public sealed record Time(TimeOnly Clock) : TomlValue
    {
        public override string Kind => "a time";
    }

    public sealed record List(ImmutableArray<(TomlValue Value, TextRange Range)> Members) : TomlValue
    {
        public override string Kind => "a list";
    }

    /// <summary>What no setting can have, as a date.</summary>
    public sealed record Other(string Words) : TomlValue
    {
        public override string Kind => Words;
    }
}

/// <summary>A stretch of a text, in UTF-16 units.</summary>
internal readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;

    public string Of(string text) => text.Substring(Start, Length);
}

/// <summary>One value with its full name, wherever in the file its parts stand.</summary>
/// <param name="Path">Names of the tables and of the value itself.</param>
/// <param name="Key">The name as it is written beside the value.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="ValueRange">Of the value alone.</param>
/// <param name="Whole">From the first line of name and value to the end of the last one, without the line end.</param>
/// <param name="IsInline">Whether it stands within braces.</param>
internal sealed record TomlEntry(ImmutableArray<string> Path, TextRange Key, TomlValue Value, TextRange ValueRange, TextRange Whole, bool IsInline)
{
    public string Name => string.Join('.', Path);
}

/// <summary>A heading <c>[name]</c> with what follows it.</summary>
/// <param name="Path">Its names.</param>
/// <param name="NameRange">What stands between the brackets.</param>
/// <param name="Whole">From the heading to the next one, or to the end of the file.</param>
/// <param name="IsList">Whether it is one of <c>[[name]]</c>.</param>
internal sealed record TomlTable(ImmutableArray<string> Path, TextRange NameRange, TextRange Whole, bool IsList)
{
    public string Name => string.Join('.', Path);
}

/// <summary>Where a file is not TOML, and how to mend it.</summary>
/// <param name="Range">The culprit.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Cure">What to do, in a sentence.</param>
/// <param name="IsTwice">The text is TOML but for a name that is given twice.</param>
internal sealed record TomlProblem(TextRange Range, string Message, string Cure, bool IsTwice = false);
