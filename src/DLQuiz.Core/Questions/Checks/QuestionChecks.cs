using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>Tries a question out on variants of fixed seeds, as a careful author would.</summary>
public static class QuestionChecks
{
    /// <summary>Variants drawn where the caller names no number: a rate of 5 % is then measured to within 3 %.</summary>
    public const int DefaultVariants = 200;

    private static readonly ImmutableArray<QuestionCheck> All =
    [
        .. typeof(QuestionCheck).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(QuestionCheck)) && !type.IsAbstract)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (QuestionCheck)Activator.CreateInstance(type)!),
    ];

    /// <summary>The findings in the order of the note; the same for the same question always, whatever the machine.</summary>
    /// <param name="question">As read.</param>
    /// <param name="lineOf">The line of the note that a span points into, for carets; null leaves it empty.</param>
    /// <param name="variants">How many to draw, at least 1.</param>
    public static ImmutableArray<Diagnostic> Check(Question question, Func<SourceSpan, string>? lineOf = null, int variants = DefaultVariants)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(variants, 1);
        CheckSample sample = CheckSample.Draw(question, question.Parameters.IsEmpty ? 1 : variants);
        return
        [
            .. All.SelectMany(check => check.Run(sample))
                .OrderBy(finding => finding.Span.Line).ThenBy(finding => finding.Span.Column).ThenBy(finding => finding.Rule.Code, StringComparer.Ordinal)
                .Select(finding => new Diagnostic(finding.Rule, finding.Message, finding.Span, lineOf?.Invoke(finding.Span) ?? "")),
        ];
    }
}
