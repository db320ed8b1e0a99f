using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>One real number.</summary>
public sealed class ScalarKind : AnswerKind
{
    public override string Name => "scalar";

    public override string Summary => "one number, compared within the tolerance";

    public override bool TakesPrecision => true;

    public override Phrase Describe(AnswerForm form) => "one number, such as −1.5, 2e-3 or 1/3";

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        RealTensor? number = value is Tensor { Count: 1 } tensor ? RealTensor.From(tensor)?.Reshape(Shape.Scalar) : null;
        problem = number is null ? $"it is {value?.Description}, not one number" : "";
        return number;
    }

    public override Reading Read(string text, AnswerForm form) =>
        SingleNumber.Read(text, form, number => Understood(RealTensor.From(number)!, NumberText.Rounded(number)));

    public override Comparison Compare(Tensor given, Tensor key, Measure measure) => AnswerNumbers.Compare(given, key, measure);

    public override string Format(Tensor value, AnswerForm form) => NumberText.Exact(value);
}
