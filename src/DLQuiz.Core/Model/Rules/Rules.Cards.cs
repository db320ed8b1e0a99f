namespace DLQuiz.Core.Model;

/// <content>2xx: cards in a note.</content>
public static partial class Rules
{
    public static readonly DiagnosticRule QuestionWithoutAnswer = Warning("DLQ201", "a Q: without an A:", "Write the answer under it, on a line that begins with A:.");
}
