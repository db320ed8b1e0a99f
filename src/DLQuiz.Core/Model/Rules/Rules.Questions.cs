namespace DLQuiz.Core.Model;

/// <content>3xx: quiz blocks.</content>
public static partial class Rules
{
    public static readonly DiagnosticRule QuestionNotYaml = Error("DLQ301", "the quiz block is not readable YAML", "Mind the indentation, and write formulas in literal blocks (key: |).");
}
