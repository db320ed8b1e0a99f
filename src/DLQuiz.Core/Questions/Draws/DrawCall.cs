using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

/// <summary>A draw with its arguments, which may be formulas of earlier parameters.</summary>
/// <param name="Draw">Which one.</param>
/// <param name="Arguments">As many and of the kinds that its slots ask for.</param>
/// <param name="Span">The call.</param>
public sealed record DrawCall(Draw Draw, ImmutableArray<DrawArgument> Arguments, SourceSpan Span)
{
    /// <exception cref="DrawException">An argument cannot be computed or is out of range.</exception>
    internal Value Make(IReadOnlyDictionary<string, Value> names, SplitMix64 random) =>
        Draw.Make(new DrawArguments(this, names), random);
}

/// <summary>One argument of a draw.</summary>
public abstract record DrawArgument
{
    private DrawArgument()
    {
    }

    public sealed record Single(AuthoredFormula Value) : DrawArgument;

    /// <summary><c>low..high</c>.</summary>
    public sealed record Range(AuthoredFormula Low, AuthoredFormula High) : DrawArgument;
}
