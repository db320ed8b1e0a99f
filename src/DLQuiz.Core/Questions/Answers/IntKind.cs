using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>One integer, compared exactly.</summary>
public sealed class IntKind : AnswerKind
{
    public override string Name => "int";

    public override string Summary => "one integer, compared exactly";

    public override bool TakesTolerance => false;

    public override Phrase Describe(AnswerForm form) => "one integer, such as 42";

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        IntegerTensor? integer = value is Tensor { Count: 1 } tensor ? IntegerTensor.From(tensor)?.Reshape(Shape.Scalar) : null;
        problem = integer is null ? $"it is {value?.Description}, not one integer" : "";
        return integer;
    }

    internal override Tensor? AcceptMistaken(RealTensor value) => value?.Count == 1 ? value.Reshape(Shape.Scalar) : null;

    /// <summary>A fraction is read, too, and is wrong: forgetting to round down is a mistake worth its sentence.</summary>
    public override Reading Read(string text, AnswerForm form) =>
        SingleNumber.Read(text, form, number => Understood((Tensor?)IntegerTensor.From(number) ?? number, NumberText.Rounded(number)));

    public override Comparison Compare(Tensor given, Tensor key, Measure measure)
    {
        if (given is IntegerTensor { Count: 1 } integer && key is IntegerTensor { Count: 1 } wanted)
            return new Comparison(integer.Data[0] == wanted.Data[0] ? 1 : 0, 1);
        // Neither may be a fraction in a key; a misconception may be one, and people round what they type.
        return AnswerNumbers.Compare(given, key, new Measure(given is RealTensor && key is RealTensor ? Tolerance.Default : Tolerance.Exact));
    }

    public override string Format(Tensor value, AnswerForm form) => NumberText.Exact(value);
}
