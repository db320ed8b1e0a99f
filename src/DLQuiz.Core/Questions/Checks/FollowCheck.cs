using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>With right earlier answers, <c>follow</c> gives the key.</summary>
internal sealed class FollowCheck : QuestionCheck
{
    public override IEnumerable<Finding> Run(CheckSample sample)
    {
        for (int place = 0; place < sample.Question.Parts.Length; place++)
        {
            QuestionPart part = sample.Question.Parts[place];
            if (part.Follow is null)
                continue;
            int index = place;
            Variant[] wrong = [.. sample.Variants.Where(variant => !Agrees(part, variant, index))];
            if (wrong.Length > 0)
                yield return new Finding(Rules.FollowDisagrees, part.Follow.Span, $"With right earlier answers follow does not give the key in {Rate(wrong.Length, sample.Variants.Count, wrong[0])}.");
        }
    }

    private static bool Agrees(QuestionPart part, Variant variant, int place)
    {
        Tensor key = variant.Keys[place].Value;
        return part.Follow!.TryEvaluate(part.Scope(variant.Names), out _) is { } value
            && part.Kind.Accept(value, part.Labels, out _) is { } own
            && part.Kind.Compare(own, key, part.Measure).IsRight;
    }
}
