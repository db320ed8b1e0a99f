using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Labels out of a list that the author gives, one or several in order, compared exactly.</summary>
public class LabelsKind : AnswerKind
{
    public override string Name => "labels";

    public override string Summary => "labels in order; the key counts them from 0, and labels: says what is typed for 0, 1, …";

    public override bool NeedsLabels => true;

    public override bool TakesTolerance => false;

    public override bool? IsOrdered => true;

    public override Phrase Describe(AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        string labels = string.Join(", ", form.Labels);
        return form.Shape.Size == 1 ? (Phrase)$"one of the labels {labels}" : $"{form.Shape.Size} labels out of {labels}, such as {string.Join(' ', Enumerable.Range(0, form.Shape.Size).Take(4).Select(i => form.Labels[i % form.Labels.Length]))}{(form.Shape.Size > 4 ? " …" : "")}";
    }

    public override Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem)
    {
        IntegerTensor? indices = value is Tensor { Shape.Rank: <= 1, Count: > 0 } tensor ? IntegerTensor.From(tensor) : null;
        problem = indices is null ? $"it is {value?.Description}, not a list of label numbers"
            : indices.Data.ContainsAnyExceptInRange(0, labels.Length - 1) ? $"it is {NumberText.Exact(indices)}, but the labels are numbered 0 to {labels.Length - 1}"
            : "";
        return problem.Length == 0 ? indices : null;
    }

    public override Reading Read(string text, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        AnswerGrid grid = AnswerGrid.Cut(text);
        if (grid.Problem is not null)
            return new Reading.Unreadable($"Expected {form.Description}.");
        ImmutableArray<string> words = [.. grid.Rows.SelectMany(row => row)];
        if (words.Length == 1 && form.Shape.Size > 1 && form.Labels.All(label => label.Length == 1))
            words = [.. words[0].Select(letter => letter.ToString())];
        if (words.Length != form.Shape.Size)
            return new Reading.Unreadable(AnswerNumbers.OtherCount(form, words.Length));
        long[] indices = [.. words.Select(word => (long)IndexOf(form.Labels, word))];
        int unknown = indices.AsSpan().IndexOf(-1L);
        if (unknown >= 0)
            return new Reading.Unreadable($"“{NumberReader.Shortened(words[unknown])}” is none of the labels {string.Join(", ", form.Labels)}.");
        IntegerTensor value = IntegerTensor.Adopt(form.Shape, indices);
        return Understood(value, Format(value, form));
    }

    public override Comparison Compare(Tensor given, Tensor key, Measure measure)
    {
        if (given is not IntegerTensor answers || key is not IntegerTensor keys || !given.Shape.Equals(key.Shape))
            return new Comparison(0, key?.Count ?? 1);
        if (measure is { IsOrdered: false })
            return new Comparison(Matching.Largest(keys.Count, keys.Count, (answer, wanted) => answers.Data[answer] == keys.Data[wanted]), keys.Count);
        int right = 0;
        for (int i = 0; i < keys.Count; i++)
        {
            if (answers.Data[i] == keys.Data[i])
                right++;
        }

        return new Comparison(right, keys.Count);
    }

    public override string Format(Tensor value, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return value is IntegerTensor indices ? string.Join(' ', indices.Data.ToArray().Select(index => form.Labels[(int)index])) : NumberText.Exact(value);
    }

    public override string Show(Tensor value, AnswerForm form) => Format(value, form);

    private static int IndexOf(ImmutableArray<string> labels, string word)
    {
        for (int i = 0; i < labels.Length; i++)
        {
            if (string.Equals(AnswerText.ToPlain(labels[i]), word, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }
}
