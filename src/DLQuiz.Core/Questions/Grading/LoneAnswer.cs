using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Answers;

namespace DLQuiz.Core.Questions.Grading;

/// <summary>An answer judged against a bare key, without a question: each right component earns its share.</summary>
/// <param name="Verdict">As of a question.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Reading">How the answer was read.</param>
public sealed record LoneAnswer(Verdict Verdict, double Score, Reading Reading)
{
    /// <param name="kind">The kind of answer.</param>
    /// <param name="key">As the kind accepts it; texts stand for numbers as a learner would type them, and for labels, intervals and expressions.</param>
    /// <param name="given">As typed.</param>
    /// <param name="measure">What to hold it against.</param>
    /// <param name="problem">Why there is no judgement: the key is not of the kind.</param>
    public static LoneAnswer? Judge(AnswerKind kind, Value key, string given, Measure measure, out string problem)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(measure);
        if (LoneKey.TryMake(kind, key, given, out problem) is not { } lone)
            return null;
        Reading reading = AnswerReader.Read(given, lone.Form);
        if (reading is not Reading.Understood { Value: Tensor answer })
            return new LoneAnswer(new Verdict.Unreadable(reading is Reading.Unreadable unreadable ? unreadable.Hint : (Phrase)$"Expected {lone.Form.Description}."), 0, reading);
        Comparison comparison = kind.Compare(answer, lone.Value, measure);
        if (comparison.IsRight ? !PrecisionJudge.IsMet(measure.Precision, given) : PrecisionJudge.IsRoundedElsewhere(measure.Precision, given, answer, lone.Value))
            return new LoneAnswer(new Verdict.WrongPrecision(measure.Precision!), Verdict.WrongPrecision.Credit, reading);
        return comparison switch
        {
            { IsRight: true } => new LoneAnswer(new Verdict.Correct(), 1, reading),
            { Right: > 0 } => new LoneAnswer(new Verdict.Partly(comparison.Share, []), comparison.Share, reading),
            _ => new LoneAnswer(new Verdict.Wrong([]), 0, reading),
        };
    }
}

/// <summary>A key without a question, with the form that its own value suggests.</summary>
/// <param name="Value">As the kind compares it.</param>
/// <param name="Form">What is to be typed.</param>
internal sealed record LoneKey(Tensor Value, AnswerForm Form)
{
    public static LoneKey? TryMake(AnswerKind kind, Value key, string given, out string problem) => kind switch
    {
        LabelsKind => OfLabels(kind, key, given, out problem),
        ChoiceKind => OfChoice(kind, key, given, out problem),
        ExpressionKind => OfExpression(kind, key, out problem),
        IntervalKind => OfNumbers(kind, key is Text ? key : Numbers(kind, key), out problem),
        _ => OfNumbers(kind, Numbers(kind, key), out problem),
    };

    private static LoneKey? OfNumbers(AnswerKind kind, Value? key, out string problem)
    {
        problem = "it holds a text that is no number";
        if (key is null || kind.Accept(key, [], out problem) is not { } value)
            return null;
        return new LoneKey(value, new AnswerForm(kind, value.Shape, []) { TakesNonFinite = !PartKey.IsFinite(value) });
    }

    /// <summary>The value with its texts read as numbers; null where one is none.</summary>
    private static Value? Numbers(AnswerKind kind, Value key)
    {
        switch (key)
        {
            case Text text:
                return Number(kind, text.Content);
            case ListValue list:
                Value?[] elements = [.. list.Elements.Select(element => Numbers(kind, element))];
                return elements.Contains(null) ? null : ListValue.Gather(elements!);
            default:
                return key;
        }
    }

    private static Value? Number(AnswerKind kind, string text)
    {
        string plain = AnswerText.ToPlain(text);
        if (NonFinite.Read(plain) is { } nonFinite)
            return RealTensor.Scalar(nonFinite);
        // Of which size a text's numbers are is seen only in the text.
        AnswerGrid grid = AnswerGrid.Cut(plain);
        bool isOne = kind is not (VectorKind or MatrixKind or UnorderedNumbers);
        Shape shape = isOne || grid.Rows.IsEmpty ? Shape.Scalar : kind is MatrixKind ? Shape.Of(grid.Rows.Length, grid.Rows[0].Length) : Shape.Of(grid.Rows.Sum(row => row.Length));
        return AnswerReader.Read(text, new AnswerForm(kind, shape, [])) is Reading.Understood understood ? understood.Value : null;
    }

    /// <summary>Labels are numbered as they first occur, in the key and then in the answer: which others there are is not known here.</summary>
    private static LoneKey? OfLabels(AnswerKind kind, Value key, string given, out string problem)
    {
        string[] words = Words(key);
        problem = words.Length == 0 ? $"it is {key.Description}, not a list of labels" : "";
        if (words.Length == 0)
            return null;
        AnswerGrid grid = AnswerGrid.Cut(AnswerText.ToPlain(given.Length > AnswerReader.MaxLength ? "" : given));
        string[] typed = [.. grid.Rows.SelectMany(row => row)];
        ImmutableArray<string> labels = [.. words.Concat(typed.Length == words.Length ? typed : []).Distinct(StringComparer.OrdinalIgnoreCase)];
        long[] indices = [.. words.Select(word => (long)labels.ToList().FindIndex(label => string.Equals(label, word, StringComparison.OrdinalIgnoreCase)))];
        IntegerTensor value = IntegerTensor.Adopt(Shape.Of(indices.Length), indices);
        return new LoneKey(value, new AnswerForm(kind, value.Shape, labels));
    }

    private static string[] Words(Value key) => key switch
    {
        Text text when AnswerGrid.Cut(AnswerText.ToPlain(text.Content)) is { Problem: null } grid => [.. grid.Rows.SelectMany(row => row)],
        ListValue list => [.. list.Elements.SelectMany(Words)],
        Tensor { Shape.Rank: <= 1 } tensor => [.. Enumerable.Range(0, tensor.Count).Select(i => AnswerText.ToPlain(NumberText.Exact(tensor.Pick([i], Shape.Scalar))))],
        _ => [],
    };

    /// <summary>Two alternatives: the key's text, and whatever else is typed.</summary>
    private static LoneKey? OfChoice(AnswerKind kind, Value key, string given, out string problem)
    {
        string wanted = AnswerText.ToPlain(NumberText.Exact(key)).Trim(' ', '.', ')', '(', ':');
        string typed = AnswerText.ToPlain(given).Trim(' ', '.', ')', '(', ':');
        problem = wanted.Length == 0 ? "it is empty" : "";
        if (wanted.Length == 0)
            return null;
        RealTensor right = RealTensor.Scalar(1);
        bool isRight = string.Equals(wanted, typed, StringComparison.OrdinalIgnoreCase);
        string text = AnswerText.ToPlain(given);
        return new LoneKey(right, new AnswerForm(kind, Shape.Scalar, []) { Options = [new AnswerOption(text.Length == 0 ? wanted : text, isRight ? right : RealTensor.Scalar(0))], IsOpen = true });
    }

    private static LoneKey? OfExpression(AnswerKind kind, Value key, out string problem)
    {
        string text = key is Text written ? ExpressionText.WithProducts(AnswerText.ToPlain(written.Content)) : AnswerText.ToPlain(NumberText.Exact(key));
        problem = "it is no formula of single numbers";
        if (!Compute.Expressions.Formula.TryParse(text, out Compute.Expressions.Formula? formula, out _) || NumberReader.Problem(text, formula.Names) is not null)
            return null;
        AnswerForm form = new(kind, Shape.Of(ExpressionPoints.Count), formula.Names) { KeyText = text };
        return AnswerReader.Read(text, form) is Reading.Understood { Value: Tensor value } ? new LoneKey(value, form) : null;
    }
}
