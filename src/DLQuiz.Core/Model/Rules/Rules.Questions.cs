namespace DLQuiz.Core.Model;

/// <content>3xx: quiz blocks.</content>
public static partial class Rules
{
    public static readonly DiagnosticRule QuestionNotYaml = Error("DLQ301", "the quiz block is not readable YAML", "Mind the indentation, and write formulas in literal blocks (key: |).");
    public static readonly DiagnosticRule QuestionBeyondYaml = Error("DLQ302", "the quiz block uses YAML that quiz blocks do without", "Write plain keys, texts and short lists: no anchor, alias or tag, no deep nesting.");
    public static readonly DiagnosticRule QuestionKeyTwice = Error("DLQ303", "a key of the quiz block is given twice", "Keep one of the two.");
    public static readonly DiagnosticRule QuestionKeyUnknown = Error("DLQ304", "an unknown key in the quiz block", "Correct its spelling, or take it out; docs/authoring.md lists the keys.");
    public static readonly DiagnosticRule QuestionKeyMissing = Error("DLQ305", "a key of the quiz block is missing", "Add the key.");
    public static readonly DiagnosticRule QuestionKeyMisplaced = Error("DLQ306", "a key in the wrong place of the quiz block", "Move the key between the question and its parts.");
    public static readonly DiagnosticRule QuestionKeyMalformed = Error("DLQ307", "a key of the quiz block has a value it cannot have", "Write the value in the form that the message names.");
    public static readonly DiagnosticRule QuestionKeyIgnored = Warning("DLQ308", "a key of the quiz block that has no effect there", "Take the key out, or choose a kind that it has an effect on.");
    public static readonly DiagnosticRule ParameterMalformed = Error("DLQ310", "a line of params is no parameter", "Write one parameter a line: name = ints(4, -5..9), or name = formula.");
    public static readonly DiagnosticRule DrawMalformed = Error("DLQ311", "a draw has wrong arguments", "Write the draw as its signature in the message shows.");
    public static readonly DiagnosticRule FormulaMalformed = Error("DLQ312", "a formula cannot be read", "Correct the formula where the caret points.");
    public static readonly DiagnosticRule NameUnknown = Error("DLQ313", "a formula uses a name that is not defined there", "Define the name in params above its use, or correct its spelling.");
    public static readonly DiagnosticRule NameTaken = Error("DLQ314", "two parameters or parts have one name", "Give one of them another name.");
    public static readonly DiagnosticRule MisconceptionMalformed = Error("DLQ315", "a line of wrong is no misconception", "Write formula => sentence.");
    public static readonly DiagnosticRule StandardMisconceptionsMissing = Warning("DLQ318", "std where the library knows no misconception", "Call an operation in answer that the library knows, or write formula => sentence.");
    public static readonly DiagnosticRule TestMalformed = Error("DLQ316", "a line of test cannot be read", "Write parameters : answer verdict; answer verdict, as in: x=[1, 2] g=2 : 0.5 ok; 1 wrong 2.");
    public static readonly DiagnosticRule TemplateMalformed = Error("DLQ317", "a {{ in a text has no }}", "Close it with }}.");
    public static readonly DiagnosticRule PlotMalformed = Error("DLQ319", "a plot cannot be read", "Write kind(arguments), one picture a line, as the message shows; docs/authoring.md lists the kinds.");
    public static readonly DiagnosticRule DrawFails = Error("DLQ330", "the parameters cannot be drawn", "Correct the draw or the formula that the message names.");
    public static readonly DiagnosticRule WhereTooStrict = Error("DLQ331", "where refuses nearly every draw", "Loosen where, or draw the parameters so that it holds more often.");
    public static readonly DiagnosticRule KeyFails = Error("DLQ332", "the key cannot be computed", "Correct answer, or keep those draws out with where.");
    public static readonly DiagnosticRule KeyNotFinite = Error("DLQ333", "the key is not finite", "Keep those draws out with where.");
    public static readonly DiagnosticRule KeyNotOfKind = Error("DLQ334", "the key is not of the question's kind", "Correct kind, or take the component that is asked for.");
    public static readonly DiagnosticRule ZeroKeyRelativeTolerance = Error("DLQ335", "a key of 0 under a relative tolerance alone", "Add an absolute tolerance, as in tol: rel 0.005, abs 0.005.");
    public static readonly DiagnosticRule TinyKeyDefaultTolerance = Warning("DLQ336", "a key so small that the default tolerance accepts 0 for it", "Give the question its own tol.");
    public static readonly DiagnosticRule FollowDisagrees = Error("DLQ337", "follow and answer disagree on the key", "Write follow so that it gives the key when the earlier parts are right.");
    public static readonly DiagnosticRule TextFails = Error("DLQ338", "a formula in a text cannot be computed", "Correct the formula, or keep those draws out with where.");
    public static readonly DiagnosticRule PlotFails = Error("DLQ339", "a plot cannot be drawn", "Correct the argument that the message names, or keep those draws out with where.");
    public static readonly DiagnosticRule MisconceptionEqualsKey = Warning("DLQ340", "a misconception that often gives the right answer", "Keep the draws in which they agree out with where, or take the misconception out.");
    public static readonly DiagnosticRule MisconceptionsAlike = Warning("DLQ341", "two misconceptions that often give the same answer", "Keep the draws in which they agree out with where, or join their sentences.");
    public static readonly DiagnosticRule MisconceptionFails = Warning("DLQ342", "a misconception that often cannot be computed", "Correct its formula; it never matches where it has no value of the key's form.");
    public static readonly DiagnosticRule StandardMisconceptionsAlike = Info("DLQ343", "standard misconceptions that this question cannot tell apart", "Draw the parameters so that they differ, or leave it: such a mistake is then judged wrong without a sentence.");
    public static readonly DiagnosticRule TestFailed = Error("DLQ350", "a line of test does not come out", "Correct the line or the question.");
}
