using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>A row of numbers in order.</summary>
public sealed class VectorKind : AnswerKind
{
    public override string Name => "vector";

    public override string Summary => "numbers in order, compared one by one within the tolerance";

    public override bool TakesPrecision => true;

    public override bool? IsOrdered => true;

    public override Phrase Describe(AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form.Shape.Size == 1 ? (Phrase)"one number" : $"{form.Shape.Size} numbers, such as {Sample(form.Shape.Size)}";
    }

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        RealTensor? vector = value is Tensor { Shape.Rank: 1, Count: > 0 } tensor ? RealTensor.From(tensor) : null;
        problem = vector is null ? $"it is {value?.Description}, not a vector of numbers" : "";
        return vector;
    }

    public override Reading Read(string text, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        AnswerGrid grid = AnswerGrid.Cut(text);
        if (grid.Problem is { } problem)
            return new Reading.Unreadable(problem);
        bool isColumn = grid.Rows.All(row => row.Length == 1);
        int count = grid.Rows.Sum(row => row.Length);
        if ((grid.Rows.Length > 1 && !isColumn) || count != form.Shape.Size)
            return new Reading.Unreadable(grid.Rows.Length > 1 && !isColumn ? (Phrase)$"Expected {form.Description}; these are {grid.Rows.Length} rows." : AnswerNumbers.OtherCount(form, count));
        return AnswerNumbers.ReadAll(grid.Rows, form.Shape, form, out Phrase hint) is { } vector
            ? Understood(vector, NumberText.Rounded(vector))
            : new Reading.Unreadable(hint);
    }

    public override Comparison Compare(Tensor given, Tensor key, Measure measure) => AnswerNumbers.Compare(given, key, measure);

    public override string Format(Tensor value, AnswerForm form) => NumberText.Exact(value);

    private static string Sample(int count) => count switch
    {
        2 => "1, −2.5",
        3 => "1, −2.5, 3",
        _ => "1, −2.5, 3, …",
    };
}
