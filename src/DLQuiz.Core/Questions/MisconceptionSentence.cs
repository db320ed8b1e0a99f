using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Misconceptions;

namespace DLQuiz.Core.Questions;

/// <summary>What a misconception is called where no variant is at hand to fill its slots.</summary>
public static class MisconceptionSentence
{
    /// <summary>The question's own sentence as written, else the library's, else the key.</summary>
    /// <param name="key"><c>part:line</c> or <c>part:id</c>, as answers keep it.</param>
    /// <param name="question">The card's block as the store has it; null where there is none any more.</param>
    /// <param name="language">Of the card's deck; null where it names none.</param>
    public static string Of(string key, string? question, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        return OfQuestion(key, question, language) ?? MisconceptionLibrary.Find(key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..])?.English ?? key;
    }

    private static string? OfQuestion(string key, string? question, string? language)
    {
        if (question is null)
            return null;

        return QuestionReader.Read(question, "", 1, language: language).Question?.Parts.SelectMany(part => part.Misconceptions).FirstOrDefault(one => one.Key == key)?.Sentence.Markdown;
    }
}
