using System.Collections.Immutable;
using System.Globalization;

namespace DLQuiz.Compute.Declarations;

/// <summary>One axis, or run of axes, of a <see cref="ShapePattern"/>.</summary>
public abstract record PatternAxis
{
    private PatternAxis()
    {
    }

    /// <summary>An axis whose length is the same wherever its name stands; divided by an integer parameter in <c>Cin/groups</c>.</summary>
    public sealed record Symbol(string Name, string? Divisor) : PatternAxis;

    /// <summary>An axis of one length.</summary>
    public sealed record Fixed(int Length) : PatternAxis;

    /// <summary>Any number of axes, written <c>...</c>.</summary>
    public sealed record Rest : PatternAxis;

    /// <summary>Axes that a parameter of that name lists, or that are the same wherever the name stands, written <c>*name</c>.</summary>
    public sealed record Spread(string Name) : PatternAxis;
}

/// <summary>The shapes an argument or output may have: <c>[N,C,...]</c>, <c>[...,*normalized_shape]</c>, <c>[N,In] or [In]</c>, <c>like x</c>, <c>scalar</c>, <c>any</c>.</summary>
public sealed class ShapePattern
{
    private ShapePattern(string text, string? like, ImmutableArray<ImmutableArray<PatternAxis>> alternatives)
    {
        Text = text;
        Like = like;
        Alternatives = alternatives;
    }

    public string Text { get; }

    /// <summary>The argument whose shape this one has; then there are no alternatives.</summary>
    public string? Like { get; }

    public ImmutableArray<ImmutableArray<PatternAxis>> Alternatives { get; }

    /// <summary>Holds for every shape, also for an empty one.</summary>
    public bool IsAny => Alternatives is [[PatternAxis.Rest]];

    /// <exception cref="FormatException">The text is no pattern: a mistake in a declaration.</exception>
    public static ShapePattern Parse(string text) =>
        text.StartsWith("like ", StringComparison.Ordinal) ? new(text, text[5..], []) : new(text, null, [.. text.Split(" or ").Select(ParseAlternative)]);

    public override string ToString() => Text;

    private static ImmutableArray<PatternAxis> ParseAlternative(string text) => text switch
    {
        "any" => [new PatternAxis.Rest()],
        "scalar" or "[]" => [],
        ['[', .. string axes, ']'] => [.. axes.Split(',').Select(axis => ParseAxis(axis.Trim()))],
        _ => throw new FormatException($"'{text}' is no shape pattern."),
    };

    private static PatternAxis ParseAxis(string text)
    {
        if (text == "...")
            return new PatternAxis.Rest();
        if (text.StartsWith('*'))
            return new PatternAxis.Spread(text[1..]);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int length))
            return new PatternAxis.Fixed(length);
        if (text.Length == 0)
            throw new FormatException("A shape pattern has an axis without a name.");
        return text.Split('/') is [string symbol, string divisor] ? new PatternAxis.Symbol(symbol, divisor) : new PatternAxis.Symbol(text, null);
    }
}
