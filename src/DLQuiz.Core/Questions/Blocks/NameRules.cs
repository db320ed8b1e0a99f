using DLQuiz.Compute.Expressions;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>What may be a name of a parameter or part.</summary>
internal static class NameRules
{
    public static bool IsName(string text) =>
        Formula.TryParse(text, out Formula? formula, out _) && (formula.Names is [var only] ? only == text : Constants.Names.Contains(text));

    /// <summary>What the name already stands for; null when it is free.</summary>
    public static string? Reserved(string name) => name == QuestionPart.OnlyName ? "the key" : Constants.Names.Contains(name) ? "a constant" : null;
}
