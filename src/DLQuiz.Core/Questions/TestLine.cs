using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions;

/// <summary>One line of <c>test</c>: given these parameters, these answers are judged so.</summary>
/// <param name="Parameters">Values for the parameters, by name; linked ones may be left to their formulas.</param>
/// <param name="Expectations">What is typed and what it must be judged.</param>
/// <param name="Span">The line.</param>
public sealed record TestLine(ImmutableArray<KeyValuePair<string, AuthoredFormula>> Parameters, ImmutableArray<TestExpectation> Expectations, SourceSpan Span);

/// <summary>The verdicts that a line of <c>test</c> may ask for.</summary>
public enum ExpectedVerdict
{
    Ok,
    Partly,
    Precision,
    Wrong,
    Unreadable,
}

/// <summary>One answer of a test line and its expected verdict.</summary>
/// <param name="Given">What is typed, one text for each part.</param>
/// <param name="Verdict">Of the whole question.</param>
/// <param name="Misconception">The key <c>part:line</c> of the misconception that must be recognised; null when none is asked for.</param>
/// <param name="Span">The expectation.</param>
public sealed record TestExpectation(ImmutableArray<string> Given, ExpectedVerdict Verdict, string? Misconception, SourceSpan Span);
