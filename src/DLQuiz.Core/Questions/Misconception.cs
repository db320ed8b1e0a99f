using System.Globalization;

namespace DLQuiz.Core.Questions;

/// <summary>A wrong computation that people make, with the sentence that tells it to them.</summary>
/// <param name="Part">Name of the part that it belongs to.</param>
/// <param name="Number">Its line in <c>wrong</c>, from 1.</param>
/// <param name="Formula">What those people compute.</param>
/// <param name="Sentence">Shown when an answer equals it; may hold <c>{{…}}</c>.</param>
public sealed record Misconception(string Part, int Number, AuthoredFormula Formula, Template Sentence)
{
    /// <summary><c>part:line</c>, as the log keeps it.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Part}:{Number}");
}
