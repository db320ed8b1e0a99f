using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Checks;

/// <summary>Every <c>{{formula}}</c> of the texts has a value.</summary>
internal sealed class TextCheck : QuestionCheck
{
    public override IEnumerable<Finding> Run(CheckSample sample)
    {
        foreach (AuthoredFormula formula in Texts(sample.Question).SelectMany(text => text.Pieces.OfType<TemplatePiece.Slot>()).Where(slot => !slot.IsBareName).Select(slot => slot.Formula))
        {
            Variant[] failing = [.. sample.Variants.Where(variant => formula.TryEvaluate(variant.Names, out _) is null)];
            if (failing.Length == 0)
                continue;
            formula.TryEvaluate(failing[0].Names, out string problem);
            yield return new Finding(Rules.TextFails, formula.Span, $"This cannot be computed in {Rate(failing.Length, sample.Variants.Count, failing[0])}: {problem.TrimEnd('.')}.");
        }
    }

    /// <summary>Sentences of misconceptions are left out: they may use what only a mistaken variant has.</summary>
    private static IEnumerable<Template> Texts(Question question)
    {
        yield return question.Ask;
        foreach (Template ask in question.Parts.Select(part => part.Ask).OfType<Template>())
            yield return ask;
        foreach (Template hint in question.Hints)
            yield return hint;
        if (question.Steps is { } steps)
            yield return steps;
    }
}
