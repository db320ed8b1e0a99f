namespace DLQuiz.Core.Model;

/// <summary>Only <see cref="Error"/> makes a compile end with exit code 1.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>A kind of finding; <paramref name="Code"/> is <c>DLQ</c> and three digits and never changes its meaning.</summary>
/// <param name="Code">1xx syntax, 2xx cards, 3xx numeric questions, 4xx decks and identity.</param>
/// <param name="Severity">The severity that every finding of this kind has.</param>
/// <param name="Title">What it is about, for the catalogue.</param>
/// <param name="Cure">One sentence that says how to mend it.</param>
public sealed record DiagnosticRule(string Code, Severity Severity, string Title, string Cure);

/// <summary>One finding about a note, at a place, with its cure.</summary>
/// <param name="Rule">The kind of finding, from the catalogue.</param>
/// <param name="Message">What is wrong here, in a sentence that names the culprit.</param>
/// <param name="Span">Where.</param>
/// <param name="SourceLine">The text of that line, so that a caret can be drawn without reading the note again.</param>
public sealed record Diagnostic(DiagnosticRule Rule, string Message, SourceSpan Span, string SourceLine = "")
{
    /// <summary>What to write in place of the span, where one thing surely was meant; null elsewhere.</summary>
    public string? Replacement { get; init; }

    public string Code => Rule.Code;

    public Severity Severity => Rule.Severity;

    public string Cure => Rule.Cure;
}
