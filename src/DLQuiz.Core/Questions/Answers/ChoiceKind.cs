using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>One of several computed values, chosen by its letter: the key and what the misconceptions lead to.</summary>
public sealed class ChoiceKind : AnswerKind
{
    private const int MostOptions = 8;

    public override string Name => "choice";

    public override string Summary => "one letter: the alternatives are the key and the different values of wrong, in ascending order";

    public override bool FixesSize => false;

    public override Phrase Describe(AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return $"a letter: {string.Join("; ", form.Options.Select((option, i) => $"{Letter(i)} {option.Text}"))}";
    }

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        RealTensor? numbers = value is Tensor { Count: > 0 and <= 64 } tensor ? RealTensor.From(tensor) : null;
        problem = numbers is null ? $"it is {value?.Description}, not a number, vector or matrix" : "";
        return numbers;
    }

    public override Reading Read(string text, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(form);
        string word = text.Trim(' ', '.', ')', '(', ':').ToUpperInvariant();
        int chosen = form.IsOpen ? IndexOf(form, text) : word is [>= 'A' and <= 'Z' and var letter] ? letter - 'A' : IndexOf(form, text);
        return chosen >= 0 && chosen < form.Options.Length
            ? new Reading.Understood(form.Options[chosen].Value, form.IsOpen ? $"= {form.Options[chosen].Text}" : $"= {Letter(chosen)}: {form.Options[chosen].Text}")
            : new Reading.Unreadable($"Expected {Describe(form)}.");
    }

    public override Comparison Compare(Tensor given, Tensor key, Measure measure) =>
        new(AnswerNumbers.Compare(given, key, measure).IsRight ? 1 : 0, 1);

    public override string Format(Tensor value, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        int place = IndexOf(form.Options, value);
        return place < 0 ? NumberText.Exact(value) : Letter(place);
    }

    public override string Show(Tensor value, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        int place = IndexOf(form.Options, value);
        return place < 0 ? NumberText.Rounded(value) : $"{Letter(place)}: {form.Options[place].Text}";
    }

    internal override AnswerForm? FormOf(QuestionPart part, Tensor key, IReadOnlyDictionary<string, Value> names, out string problem)
    {
        List<AnswerOption> options = [new(NumberText.Rounded(key), key)];
        foreach (Misconception misconception in part.Misconceptions)
        {
            if (options.Count < MostOptions && misconception.Evaluate(part, names, key, out _) is { } value && !options.Exists(option => Compare(value, option.Value, part.Measure).IsRight || option.Text == NumberText.Rounded(value)))
                options.Add(new AnswerOption(NumberText.Rounded(value), value));
        }

        problem = options.Count < 2 ? "no misconception of wrong gives another value, so there is nothing to choose from" : "";
        return options.Count < 2 ? null : new AnswerForm(this, key.Shape, part.Labels) { Options = [.. options.Order(Comparer<AnswerOption>.Create(Order))] };
    }

    /// <summary>By components, then by text: an order that says nothing about which is the key.</summary>
    private static int Order(AnswerOption left, AnswerOption right)
    {
        int order = RealTensor.From(left.Value)!.Data.SequenceCompareTo(RealTensor.From(right.Value)!.Data);
        return order != 0 ? order : string.CompareOrdinal(left.Text, right.Text);
    }

    private static int IndexOf(ImmutableArray<AnswerOption> options, Tensor value)
    {
        for (int i = 0; i < options.Length; i++)
        {
            if (options[i].Value.Equals(value))
                return i;
        }

        return -1;
    }

    private static int IndexOf(AnswerForm form, string text)
    {
        for (int i = 0; i < form.Options.Length; i++)
        {
            if (AnswerText.ToPlain(form.Options[i].Text) == text.Trim())
                return i;
        }

        return -1;
    }

    private static string Letter(int place) => ((char)('A' + place)).ToString(CultureInfo.InvariantCulture);
}
