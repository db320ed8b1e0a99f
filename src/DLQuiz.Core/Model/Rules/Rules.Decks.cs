namespace DLQuiz.Core.Model;

/// <content>4xx: front matter, decks and the identity of cards.</content>
public static partial class Rules
{
    public static readonly DiagnosticRule DuplicateId = Error("DLQ401", "two cards with one id", "Give one of them another id.");
}
