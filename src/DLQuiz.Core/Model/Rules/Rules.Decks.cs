namespace DLQuiz.Core.Model;

/// <content>4xx: front matter, decks and the identity of cards.</content>
public static partial class Rules
{
    public static readonly DiagnosticRule DuplicateId = Error("DLQ401", "two cards with one id", "Give one of them another id.");
    public static readonly DiagnosticRule DuplicateCard = Warning("DLQ402", "a card that is there twice", "Delete one of the two, or tell their questions apart.");
    public static readonly DiagnosticRule UnusableId = Warning("DLQ403", "an id that cannot be used", "Write up to 64 letters, digits, dots, hyphens and underscores.");
    public static readonly DiagnosticRule IdWithoutCard = Warning("DLQ404", "an id by no card", "Move the comment to the line above its card.");
    public static readonly DiagnosticRule AnchorTwice = Warning("DLQ405", "an id of a heading that other headings have as well", "Give each of these headings its own id; until then their cards go by their text.");
    public static readonly DiagnosticRule FrontMatterNotYaml = Error("DLQ410", "the front matter is not readable YAML", "Write one key: value a line, between two lines of three hyphens.");
    public static readonly DiagnosticRule FrontMatterNotClosed = Error("DLQ411", "front matter that is never closed", "Close it with a line of three hyphens.");
    public static readonly DiagnosticRule AlmostAKey = Warning("DLQ412", "a key of the front matter that is almost one of ours", "Correct the key, or ignore this when another program uses it.");
    public static readonly DiagnosticRule UnusableSetting = Warning("DLQ413", "a value of the front matter that cannot be used", "Correct the value; until then it counts as absent.");
    public static readonly DiagnosticRule UnknownScheduler = Warning("DLQ414", "a scheduler that does not exist", "Correct the name; until then it counts as absent.");
}
