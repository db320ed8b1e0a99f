using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions.Answers;

namespace DLQuiz.Core.Questions.Grading;

/// <summary>Looks at the digits that were typed, number by number.</summary>
internal static class PrecisionJudge
{
    /// <summary>Whether every number has the digits asked for.</summary>
    public static bool IsMet(Precision? precision, string typed) => precision is null || Cells(typed).All(precision.IsMetBy);

    /// <summary>Whether digits are asked for, and the numbers are the key's, each correctly rounded to other digits than those.</summary>
    public static bool IsRoundedElsewhere(Precision? precision, string typed, Tensor given, Tensor key)
    {
        if (precision is null || RealTensor.From(given) is not { } answers || RealTensor.From(key) is not { } keys || answers.Count != keys.Count)
            return false;
        string[] cells = Cells(typed);
        return cells.Length == keys.Count && Enumerable.Range(0, cells.Length).All(i => Precision.IsOwnRounding(cells[i], answers.Data[i], keys.Data[i]));
    }

    private static string[] Cells(string typed)
    {
        string plain = AnswerText.ToPlain(typed);
        if (SingleNumber.IsGrouped(plain))
            return [plain];
        AnswerGrid grid = AnswerGrid.Cut(plain);
        return grid.Problem is null ? [.. grid.Rows.SelectMany(row => row)] : [plain];
    }
}
