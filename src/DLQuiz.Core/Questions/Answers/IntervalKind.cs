using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Two ends, compared one by one; the brackets count only where the key is a text that says which they are, as in <c>'(0, 1]'</c>.</summary>
/// <remarks>A value holds low, high, and of each end 1 for closed, 0 for open, −1 for either.</remarks>
public sealed class IntervalKind : AnswerKind
{
    private const double Either = -1;

    public override string Name => "interval";

    public override string Summary => "an interval, its ends compared within the tolerance; a key such as '(0, 1]' also asks for its brackets, [low, high] for the ends alone";

    public override Phrase Describe(AnswerForm form) => "an interval such as [0, 2.5], (0, 1] or [3, inf)";

    public override bool IsSound(Tensor key) => !RealTensor.From(key)!.Data.Contains(double.NaN);

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        problem = "";
        if (value is Text text && Parse(AnswerText.ToPlain(text.Content), out _) is { } written)
            return written;
        RealTensor? ends = value is Tensor { Shape.Rank: 1, Count: 2 or 4 } tensor ? RealTensor.From(tensor) : null;
        if (ends is null || ends.Data[0] > ends.Data[1])
        {
            problem = $"it is {(ends is null ? value?.Description : NumberText.Rounded(ends))}, not an interval: [low, high] or a text such as '(0, 1]'";
            return null;
        }

        return ends.Count == 4 ? ends : RealTensor.Vector(ends.Data[0], ends.Data[1], Either, Either);
    }

    public override Reading Read(string text, AnswerForm form)
    {
        if (Parse(text, out Phrase hint) is not { } interval)
            return new Reading.Unreadable(hint);
        return interval.Data[0] > interval.Data[1]
            ? new Reading.Unreadable($"The lower end comes first: “{NumberReader.Shortened(text)}”.")
            : Understood(interval, Format(interval, form));
    }

    public override Comparison Compare(Tensor given, Tensor key, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ReadOnlySpan<double> answer = RealTensor.From(given)!.Data;
        ReadOnlySpan<double> wanted = RealTensor.From(key)!.Data;
        int right = 0;
        for (int end = 0; end < 2; end++)
        {
            bool isBracketRight = wanted[end + 2] == Either || answer[end + 2] == Either || wanted[end + 2] == answer[end + 2];
            if (isBracketRight && measure.Accepts(answer[end], wanted[end]))
                right++;
        }

        return new Comparison(right, 2);
    }

    public override string Format(Tensor value, AnswerForm form) => Write(RealTensor.From(value)!.Data, NumberText.Exact);

    public override string Show(Tensor value, AnswerForm form) => Write(RealTensor.From(value)!.Data, NumberText.Rounded);

    private static string Write(ReadOnlySpan<double> ends, Func<Value, string> number) =>
        $"{(IsOpen(ends, 0) ? '(' : '[')}{number(RealTensor.Scalar(ends[0]))}, {number(RealTensor.Scalar(ends[1]))}{(IsOpen(ends, 1) ? ')' : ']')}";

    private static bool IsOpen(ReadOnlySpan<double> ends, int end) => ends[end + 2] == 0 || double.IsInfinity(ends[end]);

    private static RealTensor? Parse(string text, out Phrase hint)
    {
        hint = $"Expected {new IntervalKind().Describe(null!)}.";
        string trimmed = text.Trim();
        if (trimmed.Length < 3)
            return null;
        double low = trimmed[0] switch { '[' => 1, '(' or ']' => 0, _ => Either };
        double high = trimmed[^1] switch { ']' => 1, ')' or '[' => 0, _ => Either };
        bool hasBrackets = low != Either && high != Either;
        string inner = hasBrackets ? trimmed[1..^1] : trimmed;
        string[] ends = Ends(inner);
        if (ends.Length != 2 || ends.Any(end => end.Trim().Length == 0))
            return null;
        double?[] numbers = [.. ends.Select(Number)];
        if (numbers[0] is not { } from || numbers[1] is not { } to)
            return null;
        // A bracket at infinity is open whatever is typed.
        return RealTensor.Vector(from, to, hasBrackets && double.IsFinite(from) ? low : Either, hasBrackets && double.IsFinite(to) ? high : Either);
    }

    private static string[] Ends(string inner)
    {
        int dots = inner.IndexOf("..", StringComparison.Ordinal);
        if (dots > 0)
            return [inner[..dots], inner[(dots + 2)..].TrimStart('.')];
        AnswerGrid grid = AnswerGrid.Cut($"[{inner}]");
        return grid.Problem is null ? [.. grid.Rows.SelectMany(row => row)] : [];
    }

    private static double? Number(string text) => NonFinite.Read(text) ?? (NumberReader.Read(text, out _) is { } number ? RealTensor.From(number)!.Data[0] : null);
}
