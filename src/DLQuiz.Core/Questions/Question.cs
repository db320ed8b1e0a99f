using System.Collections.Immutable;
using DLQuiz.Core.Questions.Plots;

namespace DLQuiz.Core.Questions;

/// <summary>A quiz block as read: a template from which each review draws a <see cref="Variant"/>.</summary>
public sealed record Question
{
    /// <summary>Attempts at one variant when the block does not say.</summary>
    public const int DefaultTries = 2;

    /// <summary>The author's own id; null when there is none.</summary>
    public string? Id { get; init; }

    /// <summary>In the order written: a later one may use the earlier ones.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Each must hold for a draw to become a variant.</summary>
    public ImmutableArray<AuthoredFormula> Where { get; init; } = [];

    public required Template Ask { get; init; }

    /// <summary>At least one; a block without <c>parts</c> has one, named <see cref="QuestionPart.OnlyName"/>.</summary>
    public required ImmutableArray<QuestionPart> Parts { get; init; }

    /// <summary>The worked solution; null when the block has none.</summary>
    public Template? Steps { get; init; }

    /// <summary>Shown with the question, in this order; over parameters alone.</summary>
    public ImmutableArray<PlotCall> Plots { get; init; } = [];

    /// <summary>Shown with the worked solution, in this order; over parameters and keys.</summary>
    public ImmutableArray<PlotCall> StepsPlots { get; init; } = [];

    /// <summary>In the order in which they are shown.</summary>
    public ImmutableArray<Template> Hints { get; init; } = [];

    /// <summary>Attempts at one variant, 1 to 10.</summary>
    public int Tries { get; init; } = DefaultTries;

    public ImmutableArray<TestLine> Tests { get; init; } = [];

    /// <summary>The formulas of the answer, one a line: the back of the question's card.</summary>
    public string Formulas => string.Join('\n', Parts.Select(part => part.Answer.Text));
}
