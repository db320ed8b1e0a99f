using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Draws;

namespace DLQuiz.Core.Questions;

/// <summary>One line of <c>params</c>.</summary>
public abstract record Parameter
{
    private Parameter(string name, SourceSpan span)
    {
        Name = name;
        Span = span;
    }

    public string Name { get; }

    public SourceSpan Span { get; }

    /// <summary>Drawn anew for each variant.</summary>
    public sealed record Drawn(string Name, SourceSpan Span, DrawCall Draw) : Parameter(Name, Span);

    /// <summary>Computed from parameters above it.</summary>
    public sealed record Linked(string Name, SourceSpan Span, AuthoredFormula Formula) : Parameter(Name, Span);
}
