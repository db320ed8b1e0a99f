using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions;

/// <summary>What a misconception leads to in one variant.</summary>
/// <param name="Misconception">Which one.</param>
/// <param name="Shown">Its answer as a learner sees numbers; null where it cannot be computed.</param>
/// <param name="Sentence">With this variant's numbers.</param>
/// <param name="IsToldApart">Whether that answer is recognised: it is neither the key nor another misconception's.</param>
public sealed record MistakenAnswer(Misconception Misconception, string? Shown, string Sentence, bool IsToldApart)
{
    internal static IEnumerable<MistakenAnswer> Of(Variant variant, int part)
    {
        PartKey key = variant.Keys[part];
        QuestionPart asked = key.Part;
        Tensor?[] values = [.. asked.Misconceptions.Select(misconception => misconception.Evaluate(asked, variant.Names, key.Value, out _))];
        for (int i = 0; i < values.Length; i++)
        {
            Tensor? own = values[i];
            bool isOwn = asked.Misconceptions[i].Standard is null;
            bool isUnique = own is not null && Enumerable.Range(0, values.Length).All(other =>
                other == i || values[other] is not { } rival || (isOwn && asked.Misconceptions[other].Standard is not null) || !asked.Kind.Compare(own, rival, asked.Measure).IsRight);
            bool isToldApart = isUnique && !asked.Kind.Compare(own!, key.Value, asked.Measure).IsRight;
            yield return new MistakenAnswer(asked.Misconceptions[i], own is null ? null : asked.Kind.ShowMistake(own, key.Form, asked.Misconceptions[i].Formula, variant.Names), variant.Fill(asked.Misconceptions[i].Sentence), isToldApart);
        }
    }
}
