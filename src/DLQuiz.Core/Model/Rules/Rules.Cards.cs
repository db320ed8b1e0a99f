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
    public static readonly DiagnosticRule OtherDialect = Warning("DLQ207", "cards of another dialect", "Name the dialect in the front matter, as in dialect: obsidian-sr, or write the cards in this note's own.");
    public static readonly DiagnosticRule IndentedCard = Warning("DLQ208", "a card that is indented like code", "Take the indentation off: four spaces make code of a line.");
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
    public static readonly DiagnosticRule ChoiceWithoutRight = Warning("DLQ230", "a choice without a right option", "Tick what is right: - [x]. Until then the card is an ordinary question.");
    public static readonly DiagnosticRule ChoiceWithoutWrong = Warning("DLQ231", "a choice without a wrong option", "Add an option that is wrong: - [ ]. Until then the card is an ordinary question.");
    public static readonly DiagnosticRule ChoiceOfOne = Warning("DLQ232", "a choice of one option", "Write two options at least. Until then the card is an ordinary question.");
    public static readonly DiagnosticRule ChoiceMixed = Warning("DLQ233", "options among other points", "Begin every point of the list with - [x] or - [ ]. Until then the card is an ordinary question.");
    public static readonly DiagnosticRule AlmostAnOption = Warning("DLQ234", "a line that is almost an option", "Write - [x] or - [ ], then a space, then the option.");
    public static readonly DiagnosticRule OptionTwice = Warning("DLQ235", "an option that is there twice", "Delete one of the two, or tell them apart.");
    public static readonly DiagnosticRule SequenceWithoutSteps = Warning("DLQ236", "{.ordered} without steps", "Answer with a list of two steps at least: 1. …, 2. …. Until then the card is an ordinary question.");
    public static readonly DiagnosticRule AlmostAnAttribute = Warning("DLQ237", "an attribute that is almost one of ours", "Write {.reverse}, {.ordered} or {.no-card}.");
    public static readonly DiagnosticRule AttributeWithoutEffect = Warning("DLQ238", "an attribute that has no effect there", "Take it out, or write it by a Q: whose answer can have it.");
    public static readonly DiagnosticRule FootnoteMissing = Info("DLQ239", "a footnote that this note does not have", "Write the footnote on a line of its own, [^1]: …, or ignore this.");
}
