using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>One thing that is checked about a question; one file, found by <see cref="QuestionChecks"/>.</summary>
internal abstract class QuestionCheck
{
    /// <summary>A rule with a place and a sentence that states the measured rate and a variant that shows it.</summary>
    public abstract IEnumerable<Finding> Run(CheckSample sample);

    /// <summary>Continues “in”: <c>31 of 200 variants (15.5 %), such as x = [1, 2], g = 3</c>.</summary>
    private protected static string Rate(int count, int total, Variant sample) =>
        FormattableString.Invariant($"{count} of {total} variants ({100.0 * count / total:0.#} %), such as {Describe(sample.Question, sample.Names)}");

    private protected static string Describe(Question question, IReadOnlyDictionary<string, Compute.Values.Value> names)
    {
        string text = string.Join(", ", question.Parameters.Select(parameter => $"{parameter.Name} = {NumberText.Exact(names[parameter.Name])}"));
        return text.Length == 0 ? "the only one" : text.Length <= 300 ? text : string.Concat(text.AsSpan(0, 299), "…");
    }
}

/// <summary>A finding before the note's line is attached to it.</summary>
internal sealed record Finding(DiagnosticRule Rule, SourceSpan Span, string Message);
