using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>One way to draw a parameter: one file, found by <see cref="DrawRegistry"/>.</summary>
/// <remarks>Numbers are made in decimal arithmetic, so that what a question shows is exactly what it computes with.</remarks>
public abstract class Draw
{
    /// <summary>As <c>params</c> writes it.</summary>
    public abstract string Name { get; }

    /// <summary>How it is called, for messages and documents: <c>ints(n, a..b)</c>.</summary>
    public abstract string Signature { get; }

    /// <summary>What it gives, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>What is expected in each place.</summary>
    public abstract ImmutableArray<DrawSlot> Slots { get; }

    /// <summary>Depends on nothing but the arguments and the generator.</summary>
    /// <exception cref="DrawException">An argument is out of range.</exception>
    public abstract Value Make(DrawArguments arguments, SplitMix64 random);
}

/// <summary>What an argument of a draw must be.</summary>
public enum DrawSlot
{
    /// <summary>An integer, at least 1.</summary>
    Count,

    /// <summary><c>a..b</c>, both ends included.</summary>
    Range,

    Number,

    /// <summary>A number that may be left out; only at the end.</summary>
    OptionalNumber,

    /// <summary>One value or more, up to the end.</summary>
    Values,
}

/// <summary>A draw whose arguments do not make sense; an error of the question's author.</summary>
public sealed class DrawException(string message) : Exception(message);
