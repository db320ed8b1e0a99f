using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>Parameters can be drawn, and <c>where</c> lets enough of them through.</summary>
internal sealed class DrawCheck : QuestionCheck
{
    public override IEnumerable<Finding> Run(CheckSample sample)
    {
        if (sample.FirstFailure is { } failure)
        {
            yield return new Finding(Rules.DrawFails, failure.Span, FormattableString.Invariant($"This cannot be computed in {sample.Failures} of {sample.Attempts} draws: {failure.Problem.TrimEnd('.')}."));
        }
        else if (sample.Accepted < CheckBudget.LowestAcceptance * sample.Attempts)
        {
            SourceSpan span = sample.Question.Where[0].Span;
            yield return new Finding(Rules.WhereTooStrict, span, FormattableString.Invariant($"where lets {sample.Accepted} of {sample.Attempts} draws through ({100.0 * sample.Accepted / sample.Attempts:0.#} %); at least 5 % are needed."));
        }
    }
}
