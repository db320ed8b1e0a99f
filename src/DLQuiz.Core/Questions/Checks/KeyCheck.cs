using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>Every variant has keys: computable, finite and of the part's kind.</summary>
internal sealed class KeyCheck : QuestionCheck
{
    public override IEnumerable<Finding> Run(CheckSample sample)
    {
        IEnumerable<(DiagnosticRule Rule, QuestionPart Part, string Problem, Dictionary<string, Value> Parameters)> failures =
            sample.WithoutKeys.Select(draw => Diagnose(sample.Question, draw.Parameters));
        foreach (var group in failures.GroupBy(failure => (failure.Rule, failure.Part)))
        {
            var first = group.First();
            string rate = FormattableString.Invariant($"{group.Count()} of {sample.Accepted} variants ({100.0 * group.Count() / sample.Accepted:0.#} %)");
            yield return new Finding(first.Rule, first.Part.Answer.Span, $"{Subject(first.Rule)} in {rate}, such as {Describe(sample.Question, first.Parameters)}: {first.Problem.TrimEnd('.')}.");
        }
    }

    private static string Subject(DiagnosticRule rule) =>
        rule == Rules.KeyFails ? "The key cannot be computed" : rule == Rules.KeyNotFinite ? "The key is not finite" : "The key is not of the part's kind";

    private static (DiagnosticRule Rule, QuestionPart Part, string Problem, Dictionary<string, Value> Parameters) Diagnose(Question question, Dictionary<string, Value> parameters)
    {
        Dictionary<string, Value> names = new(parameters, StringComparer.Ordinal);
        foreach (QuestionPart part in question.Parts)
        {
            if (part.Answer.TryEvaluate(part.Scope(names), out string problem) is not { } value)
                return (Rules.KeyFails, part, problem, parameters);
            if (value is RealTensor reals && part.Kind.Accept(value, part.Labels, out _) is { } unsound && !part.Kind.IsSound(unsound))
                return (Rules.KeyNotFinite, part, $"it is {NumberText.Rounded(reals)}", parameters);
            if (part.Kind.Accept(value, part.Labels, out problem) is not { } key)
                return (Rules.KeyNotOfKind, part, $"kind {part.Kind.Name}, but {problem}", parameters);
            if (part.Kind.FormOf(part, key, names, out problem) is null)
                return (Rules.KeyNotOfKind, part, $"kind {part.Kind.Name}, but {problem}", parameters);
            names[part.Name] = key;
        }

        throw new InvalidOperationException("A draw without keys has keys.");
    }
}
