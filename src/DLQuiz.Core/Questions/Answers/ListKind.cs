using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Numbers in any order; one that occurs twice is given twice.</summary>
public sealed class ListKind : UnorderedNumbers
{
    public override string Name => "list";

    public override string Summary => "numbers in any order, each as often as it occurs, within the tolerance; the count is part of the answer";

    private protected override RealTensor Normalize(RealTensor numbers) => numbers;
}
