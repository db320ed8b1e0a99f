using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>Parameters can be drawn, and <c>where</c> lets enough of them through.</summary>
internal sealed class DrawCheck : QuestionCheck
{
    public override IEnumerable<Finding> Run(CheckSample sample)
    {
        foreach ((SourceSpan span, (int count, string problem)) in sample.Failures)
            yield return new Finding(Rules.DrawFails, span, FormattableString.Invariant($"This cannot be computed in {count} of {sample.Attempts} draws: {problem.TrimEnd('.')}."));
        if (sample.Failures.Count == 0 && sample.Accepted < CheckBudget.LowestAcceptance * sample.Attempts)
        {
            yield return new Finding(Rules.WhereTooStrict, sample.Question.Where[0].Span, FormattableString.Invariant($"where lets {sample.Accepted} of {sample.Attempts} draws through ({100.0 * sample.Accepted / sample.Attempts:0.#} %); at least 5 % are needed."));
        }
    }
}
