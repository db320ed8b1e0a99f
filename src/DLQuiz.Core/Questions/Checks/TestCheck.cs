using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Grading;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>The author's own lines of <c>test</c> come out.</summary>
internal sealed class TestCheck : QuestionCheck
{
    private static readonly ImmutableDictionary<string, Value> NoNames = ImmutableDictionary<string, Value>.Empty;

    public override IEnumerable<Finding> Run(CheckSample sample)
    {
        foreach (TestLine line in sample.Question.Tests)
        {
            if (TryMake(sample.Question, line, out string problem) is not { } variant)
                yield return new Finding(Rules.TestFailed, line.Span, $"These parameters make no variant: {problem.TrimEnd('.')}.");
            else
                foreach (TestExpectation expectation in line.Expectations)
                {
                    if (Disagreement(variant, expectation) is { } disagreement)
                        yield return new Finding(Rules.TestFailed, expectation.Span, disagreement);
                }
        }
    }

    private static Variant? TryMake(Question question, TestLine line, out string problem)
    {
        Dictionary<string, Value> names = new(StringComparer.Ordinal);
        problem = "";
        foreach (Parameter parameter in question.Parameters)
        {
            AuthoredFormula? given = line.Parameters.FirstOrDefault(pair => pair.Key == parameter.Name).Value;
            Value? value = given is not null ? given.TryEvaluate(NoNames, out problem) : ((Parameter.Linked)parameter).Formula.TryEvaluate(names, out problem);
            if (value is null)
                return null;
            names[parameter.Name] = value;
        }

        return Variant.TryMake(question, names, 0, out problem);
    }

    private static string? Disagreement(Variant variant, TestExpectation expectation)
    {
        Grade grade = Grader.Judge(variant, expectation.Given);
        string keys = string.Join(" | ", variant.Keys.Select(key => key.Shown));
        (ExpectedVerdict verdict, string judged) = grade.Verdict switch
        {
            Verdict.Correct => (ExpectedVerdict.Ok, "ok"),
            Verdict.Partly partly => (ExpectedVerdict.Partly, FormattableString.Invariant($"partly ({partly.Score:0.##})")),
            Verdict.WrongPrecision => (ExpectedVerdict.Precision, "precision"),
            Verdict.Unreadable unreadable => (ExpectedVerdict.Unreadable, $"unreadable ({unreadable.Hint.ToString().TrimEnd('.')})"),
            _ => (ExpectedVerdict.Wrong, "wrong"),
        };
        string[] misconceptions = [.. grade.Misconceptions.Select(misconception => misconception.Key)];
        string matched = misconceptions.Length == 0 ? "" : $", misconception {string.Join(", ", misconceptions)}";
        bool comesOut = verdict == expectation.Verdict && (expectation.Misconception is null || misconceptions.Contains(expectation.Misconception, StringComparer.Ordinal));
        return comesOut ? null : $"This is judged {judged}{matched}; the key is {keys}.";
    }
}
