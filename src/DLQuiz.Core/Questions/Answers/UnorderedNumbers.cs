using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Numbers in any order, of which the learner says how many there are.</summary>
public abstract class UnorderedNumbers : AnswerKind
{
    /// <summary>More of them would be matched too slowly, and no one types so many.</summary>
    private const int MaxCount = 200;

    public override bool FixesSize => false;

    public override bool? IsOrdered => false;

    public override Phrase Describe(AnswerForm form) => "numbers in any order, such as 1, −2.5, 3";

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        RealTensor? numbers = value is Tensor { Shape.Rank: <= 1, Count: > 0 and <= MaxCount } tensor ? RealTensor.From(tensor)?.Reshape(Shape.Of(tensor.Count)) as RealTensor : null;
        problem = numbers is null ? $"it is {value?.Description}, not a list of 1 to {MaxCount} numbers" : "";
        return numbers is null ? null : Normalize(numbers);
    }

    public override Reading Read(string text, AnswerForm form)
    {
        AnswerGrid grid = AnswerGrid.Cut(text);
        if (grid.Problem is { } problem)
            return new Reading.Unreadable(problem);
        ImmutableArray<string> cells = [.. grid.Rows.SelectMany(row => row)];
        if ((grid.Rows.Length > 1 && grid.Rows.Any(row => row.Length > 1)) || cells.Length > MaxCount)
            return new Reading.Unreadable($"Expected {Describe(form)}, at most {MaxCount} of them.");
        return AnswerNumbers.ReadAll([cells], Shape.Of(cells.Length), form, out Phrase hint) is { } numbers
            ? Understood(Normalize(numbers), NumberText.Rounded(Normalize(numbers)))
            : new Reading.Unreadable(hint);
    }

    public override Comparison Compare(Tensor given, Tensor key, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        double[] answers = RealTensor.From(given)!.Data.ToArray();
        double[] keys = RealTensor.From(key)!.Data.ToArray();
        if (measure.IsOrdered == true)
            return new Comparison(answers.Zip(keys).Count(pair => measure.Accepts(pair.First, pair.Second)), Math.Max(answers.Length, keys.Length));
        int right = Matching.Largest(answers.Length, keys.Length, (answer, wanted) => measure.Accepts(answers[answer], keys[wanted]));
        return new Comparison(right, Math.Max(answers.Length, keys.Length));
    }

    public override string Format(Tensor value, AnswerForm form) => NumberText.Exact(value);

    /// <summary>What is compared and shown of the numbers.</summary>
    private protected abstract RealTensor Normalize(RealTensor numbers);
}
