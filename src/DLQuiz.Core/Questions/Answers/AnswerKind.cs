using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>One kind of answer: how it is typed, read, compared and shown; one file, found by <see cref="AnswerKinds"/>.</summary>
public abstract class AnswerKind
{
    /// <summary>As <c>kind</c> writes it.</summary>
    public abstract string Name { get; }

    /// <summary>What is asked for, in one sentence for the author.</summary>
    public abstract string Summary { get; }

    /// <summary>Whether the block must give <c>labels</c>.</summary>
    public virtual bool NeedsLabels => false;

    /// <summary>Continues “labels:” for a kind that needs them.</summary>
    public virtual string LabelsMeaning => "what is typed for 0, 1, …";

    /// <summary>Whether a tolerance plays a part in comparing.</summary>
    public virtual bool TakesTolerance => true;

    /// <summary>Whether the digits of what is typed can be asked for.</summary>
    public virtual bool TakesPrecision => false;

    /// <summary>Whether the order counts where the author does not say; null where order has no meaning.</summary>
    public virtual bool? IsOrdered => null;

    /// <summary>Whether an answer has the key's size; otherwise the count is part of the answer.</summary>
    public virtual bool FixesSize => true;

    /// <summary>What is expected, in words for the learner.</summary>
    public abstract Phrase Describe(AnswerForm form);

    /// <summary>The value as this kind compares it; null with the reason when it is not of this kind.</summary>
    public abstract Tensor? Accept(Value value, ImmutableArray<string> labels, out string problem);

    /// <summary>Names that stand for more than parameters and earlier parts in this kind's formulas; empty for most.</summary>
    public virtual IReadOnlyDictionary<string, Value> FreeNames(ImmutableArray<string> labels) => ImmutableDictionary<string, Value>.Empty;

    /// <summary>Whether an accepted value can be a key: by default when all its components are finite.</summary>
    public virtual bool IsSound(Tensor key) => PartKey.IsFinite(key);

    /// <summary>What is to be typed for this key; null with the reason when the variant leaves nothing to ask.</summary>
    internal virtual AnswerForm? FormOf(QuestionPart part, Tensor key, IReadOnlyDictionary<string, Value> names, out string problem)
    {
        problem = "";
        return new AnswerForm(this, key.Shape, part.Labels);
    }

    /// <summary>A mistaken result that could not be a key, in a form to compare with; null when there is none.</summary>
    internal virtual Tensor? AcceptMistaken(RealTensor value) => null;

    /// <summary>Reads typed text that <see cref="AnswerText"/> has made plain and that is not blank.</summary>
    public abstract Reading Read(string text, AnswerForm form);

    /// <summary>Both values as this kind accepts them; of different shapes, nothing is right where the kind fixes the size.</summary>
    public abstract Comparison Compare(Tensor given, Tensor key, Measure measure);

    /// <summary>With nothing but a tolerance to hold the answer against.</summary>
    public Comparison Compare(Tensor given, Tensor key, Tolerance tolerance) => Compare(given, key, new Measure(tolerance));

    /// <summary>The value as a learner would type it, with every digit: read again, it is right.</summary>
    public abstract string Format(Tensor value, AnswerForm form);

    /// <summary>The value as a learner wants to see it, numbers to <see cref="NumberText.ComputedDigits"/> digits.</summary>
    public virtual string Show(Tensor value, AnswerForm form) => NumberText.Rounded(value);

    /// <summary>What a misconception's formula leads to, as a learner wants to see it.</summary>
    internal virtual string ShowMistake(Tensor value, AnswerForm form, AuthoredFormula formula, IReadOnlyDictionary<string, Value> names) => Show(value, form);

    private protected static Reading.Understood Understood(Tensor value, string display) => new(value, $"= {display}");
}

/// <summary>How many components of an answer are right.</summary>
public readonly record struct Comparison(int Right, int Total)
{
    public bool IsRight => Right == Total;

    /// <summary>0 to 1.</summary>
    public double Share => Total == 0 ? 1 : (double)Right / Total;
}
