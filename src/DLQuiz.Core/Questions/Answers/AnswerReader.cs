namespace DLQuiz.Core.Questions.Answers;

/// <summary>Reads what learners type; never throws, whatever the text.</summary>
public static class AnswerReader
{
    /// <summary>Characters of one answer: far more than the largest matrix that a question asks for.</summary>
    public const int MaxLength = 4_096;

    public static Reading Read(string text, AnswerForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(form);
        if (text.Length > MaxLength)
            return new Reading.Unreadable($"That is more than {MaxLength} characters; expected {form.Description}.");
        string plain = AnswerText.ToPlain(text);
        return plain.Length == 0 ? new Reading.Empty() : form.Kind.Read(plain, form);
    }
}
