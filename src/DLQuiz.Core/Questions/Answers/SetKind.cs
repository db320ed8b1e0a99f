using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Different numbers in any order; repeating one changes nothing.</summary>
public sealed class SetKind : UnorderedNumbers
{
    public override string Name => "set";

    public override string Summary => "different numbers in any order, within the tolerance; the count is part of the answer";

    private protected override RealTensor Normalize(RealTensor numbers) => RealTensor.Vector([.. numbers.Data.ToArray().Distinct()]);
}
