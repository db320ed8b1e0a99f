using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>A ratio of integers, compared exactly; 2/4 and 0.5 are 1/2.</summary>
public sealed class FractionKind : AnswerKind
{
    /// <summary>What binary division leaves of an exact ratio of the numbers that questions draw.</summary>
    private static readonly Tolerance Rounding = new(1e-12, 0);

    public override string Name => "fraction";

    public override string Summary => "a ratio of integers, compared exactly: 1/3 is right, 0.333 is not";

    public override bool TakesTolerance => false;

    public override Phrase Describe(AnswerForm form) => "an exact fraction, such as 2/3";

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        RealTensor? number = value is Tensor { Count: 1 } tensor ? RealTensor.From(tensor)?.Reshape(Shape.Scalar) as RealTensor : null;
        problem = number is null ? $"it is {value?.Description}, not one number" : "";
        return number;
    }

    public override Reading Read(string text, AnswerForm form) =>
        SingleNumber.Read(text, form, number => Understood(RealTensor.From(number)!, NumberText.Rounded(number)));

    public override Comparison Compare(Tensor given, Tensor key, Measure measure) => AnswerNumbers.Compare(given, key, new Measure(Rounding));

    /// <summary>The fraction of the smallest denominator up to 10,000 that the number is; else its digits.</summary>
    public override string Format(Tensor value, AnswerForm form)
    {
        double number = RealTensor.From(value)!.Data[0];
        for (long below = 1; below <= 10_000; below++)
        {
            double above = Math.Round(number * below);
            if (Math.Abs(above) < 1e15 && Rounding.Accepts(above / below, number))
                return NumberText.Exact(IntegerTensor.Scalar((long)above)) + (below == 1 ? "" : $"/{below}");
        }

        return NumberText.Exact(value);
    }

    public override string Show(Tensor value, AnswerForm form) => Format(value, form);
}
