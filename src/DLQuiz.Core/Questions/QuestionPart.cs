using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions.Answers;

namespace DLQuiz.Core.Questions;

/// <summary>One answer that a question asks for.</summary>
public sealed record QuestionPart
{
    /// <summary>The name of the part of a block without <c>parts</c>; in formulas it stands for the key.</summary>
    public const string OnlyName = "answer";

    public required string Name { get; init; }

    /// <summary>What is asked for in particular; null where the question's own text says it all.</summary>
    public Template? Ask { get; init; }

    public required AnswerKind Kind { get; init; }

    /// <summary>Computes the key.</summary>
    public required AuthoredFormula Answer { get; init; }

    /// <summary>Computes the key from the learner's own earlier answers; null when an earlier error counts here again.</summary>
    public AuthoredFormula? Follow { get; init; }

    public Tolerance Tolerance { get; init; } = Tolerance.Default;

    /// <summary>Whether the author gave the tolerance.</summary>
    public bool HasOwnTolerance { get; init; }

    /// <summary>The digits that are asked for; null for any.</summary>
    public Precision? Precision { get; init; }

    /// <summary>What the author says about order; null for what the kind does by itself.</summary>
    public bool? IsOrdered { get; init; }

    /// <summary>All that an answer is held against. Where digits are asked for and no tolerance is given, the rounded key alone is right.</summary>
    public Measure Measure => new(Precision is not null && !HasOwnTolerance ? Tolerance.Exact : Tolerance, Precision, IsOrdered);

    /// <summary>What is typed for 0, 1, …, or the free names of an expression; empty for every other kind.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Its share of the score, relative to the other parts; above 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Whether each right component earns its share of the score; otherwise all or nothing.</summary>
    public bool CountsCells { get; init; }

    /// <summary>In the order written, standard ones last.</summary>
    public ImmutableArray<Misconception> Misconceptions { get; init; } = [];

    /// <summary>The names of a variant with those that this part's kind adds.</summary>
    internal IReadOnlyDictionary<string, Value> Scope(IReadOnlyDictionary<string, Value> names)
    {
        IReadOnlyDictionary<string, Value> free = Kind.FreeNames(Labels);
        if (free.Count == 0)
            return names;
        Dictionary<string, Value> scope = new(names, StringComparer.Ordinal);
        foreach ((string name, Value value) in free)
            scope[name] = value;
        return scope;
    }
}
