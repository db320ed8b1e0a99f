using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>A share of 1, which may be typed as a percentage.</summary>
public sealed class PercentKind : AnswerKind
{
    public override string Name => "percent";

    public override string Summary => "a share of 1; 50% and 0.5 are the same answer, and the key is the share, not the percentage";

    public override Phrase Describe(AnswerForm form) => "a percentage such as 12.5%, or a share of 1 such as 0.125";

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        RealTensor? number = value is Tensor { Count: 1 } tensor ? RealTensor.From(tensor)?.Reshape(Shape.Scalar) as RealTensor : null;
        problem = number is null ? $"it is {value?.Description}, not one number" : "";
        return number;
    }

    public override Reading Read(string text, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool isPercentage = text.EndsWith('%');
        return SingleNumber.Read(isPercentage ? text[..^1].TrimEnd() : text, form, number => Read(RealTensor.From(number)!.Data[0], isPercentage));
    }

    public override Comparison Compare(Tensor given, Tensor key, Measure measure) => AnswerNumbers.Compare(given, key, measure);

    public override string Format(Tensor value, AnswerForm form) => NumberText.Exact(value);

    private static Reading.Understood Read(double number, bool isPercentage)
    {
        RealTensor share = RealTensor.Scalar(isPercentage ? number / 100 : number);
        return Understood(share, isPercentage ? $"{NumberText.Rounded(share)} ({NumberText.Rounded(RealTensor.Scalar(number))} %)" : NumberText.Rounded(share));
    }
}
