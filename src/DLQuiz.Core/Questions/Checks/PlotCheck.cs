using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Plots;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>Every picture can be drawn.</summary>
internal sealed class PlotCheck : QuestionCheck
{
    public override IEnumerable<Finding> Run(CheckSample sample)
    {
        foreach (PlotCall call in sample.Question.Plots.Concat(sample.Question.StepsPlots))
        {
            Variant[] failing = [.. sample.Variants.Where(variant => call.TryMake(variant.Names, out _) is null)];
            if (failing.Length == 0)
                continue;
            call.TryMake(failing[0].Names, out (SourceSpan Culprit, string Problem)? problem);
            if (problem is { } found)
                yield return new Finding(Rules.PlotFails, found.Culprit, $"This cannot be drawn in {Rate(failing.Length, sample.Variants.Count, failing[0])}: {found.Problem}.");
        }
    }
}
