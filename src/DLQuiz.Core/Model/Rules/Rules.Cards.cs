namespace DLQuiz.Core.Model;

/// <content>2xx: cards in a note.</content>
public static partial class Rules
{
    public static readonly DiagnosticRule QuestionWithoutAnswer = Warning("DLQ201", "a Q: without an A:", "Write the answer under it, on a line that begins with A:.");
    public static readonly DiagnosticRule AnswerWithoutQuestion = Warning("DLQ202", "an A: without a Q:", "Write the question above it, on a line that begins with Q:.");
    public static readonly DiagnosticRule ClozeWithoutBracket = Warning("DLQ203", "a C: without a bracket", "Put what is to be recalled in [brackets] or between == and ==.");
    public static readonly DiagnosticRule AlmostAField = Warning("DLQ204", "a line that is almost a card", "Begin the line with Q:, A: or C:, without a space before the colon.");
    public static readonly DiagnosticRule AlmostAQuizBlock = Warning("DLQ205", "a fence that is almost a quiz block", "Begin the block with ```quiz.");
    public static readonly DiagnosticRule ForeignCard = Warning("DLQ206", "another program's card", "Write the card with Q: and A:.");
    public static readonly DiagnosticRule EmptySection = Info("DLQ210", "an empty section", "Write what belongs here, or ignore this.");
    public static readonly DiagnosticRule LinkOnlySection = Info("DLQ211", "a section of nothing but links", "Write down what the linked pages say, or ignore this.");
    public static readonly DiagnosticRule LinkOnlyQuestion = Info("DLQ212", "a question that is only a link", "Answer it in your own words to get a card, or ignore this.");
    public static readonly DiagnosticRule QuestionWithoutBody = Info("DLQ213", "a question with nothing under it", "Answer it under the question to get a card, or ignore this.");
    public static readonly DiagnosticRule BareQuestionList = Info("DLQ214", "a list of questions without answers", "Answer them to get cards, or ignore this.");
    public static readonly DiagnosticRule ExerciseSection = Info("DLQ215", "exercises without answers", "Answer them to get cards, or ignore this.");
    public static readonly DiagnosticRule ReferenceSection = Info("DLQ216", "a section of references", "Nothing needs to be done: references give no cards.");
    public static readonly DiagnosticRule LinkOnlyAnswer = Info("DLQ217", "a question answered by nothing but a link", "Answer it in your own words to get a card, or ignore this.");
    public static readonly DiagnosticRule QuestionInsideAnswer = Info("DLQ218", "a question inside the answer to another", "Nest its answer under it to get a card, or ignore this.");
    public static readonly DiagnosticRule Suggestion = Info("DLQ220", "a likely card", "dlquiz suggest --accept writes it as a card; or ignore this.");
}
