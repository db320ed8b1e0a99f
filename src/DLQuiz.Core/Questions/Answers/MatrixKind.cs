using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Rows of numbers.</summary>
public sealed class MatrixKind : AnswerKind
{
    public override string Name => "matrix";

    public override string Summary => "rows of numbers, compared one by one within the tolerance";

    public override bool TakesPrecision => true;

    public override bool? IsOrdered => true;

    public override Phrase Describe(AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return $"a {form.Shape[0]}×{form.Shape[1]} matrix, its rows on lines or parted by ;, such as {Sample(form.Shape)}";
    }

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        RealTensor? matrix = value is Tensor { Shape.Rank: 2, Count: > 0 } tensor ? RealTensor.From(tensor) : null;
        problem = matrix is null ? $"it is {value?.Description}, not a matrix of numbers" : "";
        return matrix;
    }

    public override Reading Read(string text, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        AnswerGrid grid = AnswerGrid.Cut(text);
        if (grid.Problem is { } problem)
            return new Reading.Unreadable(problem);
        if (grid.Rows.Length != form.Shape[0] || grid.Rows.Any(row => row.Length != form.Shape[1]))
            return new Reading.Unreadable($"Expected {form.Description}; this is {Size(grid)}.");
        return AnswerNumbers.ReadAll(grid.Rows, form.Shape, form, out Phrase hint) is { } matrix
            ? Understood(matrix, NumberText.Rounded(matrix))
            : new Reading.Unreadable(hint);
    }

    public override Comparison Compare(Tensor given, Tensor key, Measure measure) => AnswerNumbers.Compare(given, key, measure);

    public override string Format(Tensor value, AnswerForm form) => NumberText.Exact(value);

    private static string Size(AnswerGrid grid)
    {
        int[] lengths = [.. grid.Rows.Select(row => row.Length).Distinct()];
        return lengths.Length == 1 ? $"{grid.Rows.Length}×{lengths[0]}" : "rows of different lengths";
    }

    private static string Sample(Shape shape) => (shape[0], shape[1]) switch
    {
        (1, 1) => "1",
        (1, 2) => "1, 2",
        (2, 1) => "1; 2",
        (1, _) => "1, 2, …",
        (_, 1) => "1; 2; …",
        (2, 2) => "1, 2; 3, 4",
        _ => "1, 2, …; 3, 4, …",
    };
}
