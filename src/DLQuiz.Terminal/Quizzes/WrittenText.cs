using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Markdown;

namespace DLQuiz.Terminal.Quizzes;

/// <summary>Looks at written answers.</summary>
internal static class WrittenText
{
    /// <summary>Right for what says the same as the answer, case, blanks, marks of Markdown and full-width signs aside; null for the learner to judge.</summary>
    public static Judgement? Proposed(PaperQuestion question, string text)
    {
        string right = string.Join(' ', MarkdownText.Render(question.Card.Back, 1_000, hasFlatMaths: true).Select(line => line.Text));
        string given = Plain(text);
        return given.Length > 0 && (given == Plain(right) || given == Plain(question.Card.Back)) ? Judgement.Right : null;
    }

    private static string Plain(string text) => AnswerText.ToPlain(text).ToUpperInvariant().TrimEnd('.', ' ');
}
