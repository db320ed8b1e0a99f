using System.Collections.Immutable;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Misconceptions;

/// <summary>A well-known wrong computation that ships with the program; <c>wrong: std</c> attaches it to every question about its operations.</summary>
/// <param name="Id">Lower case with hyphens; the log keeps it, so it never changes its meaning.</param>
/// <param name="English">The sentence that helps.</param>
/// <param name="Chinese">The same in simplified Chinese.</param>
/// <param name="Calls">What it makes of the operations that it is made with; at least one.</param>
public sealed record StandardMisconception(string Id, string English, string Chinese, params ImmutableArray<MistakenCall> Calls)
{
    /// <summary>Whether it says something about a call written so.</summary>
    public bool Concerns(OperationCall call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Calls.Any(mistaken => mistaken.Concerns(call.Operation.Declaration.Name, call.Output.Name, call.Given.Contains));
    }

    /// <summary>What those who make it get from the call; null for a call that they get right.</summary>
    internal Value? Replace(CallInProgress call) =>
        Calls.FirstOrDefault(mistaken => mistaken.Concerns(call.Operation.Declaration.Name, call.Output.Name, call.IsGiven)) is { } found
            ? call.Evaluate(found.Parsed, call.Arguments())
            : null;
}

/// <summary>One output of one operation, computed wrongly.</summary>
/// <param name="Operation">The operation's name.</param>
/// <param name="Output">The output's name.</param>
/// <param name="Formula">Over the operation's own arguments by name; one that is not given has its default, or null.</param>
public sealed record MistakenCall(string Operation, string Output, string Formula)
{
    private Formula? parsed;

    /// <summary>Arguments that the call must write out; without them this mistake cannot be made.</summary>
    public ImmutableArray<string> Needs { get; init; } = [];

    internal Formula Parsed => parsed ??= Compute.Expressions.Formula.Parse(Formula);

    internal bool Concerns(string operation, string output, Func<string, bool> isGiven) =>
        Operation == operation && Output == output && Needs.All(isGiven);
}
