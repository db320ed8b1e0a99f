using DLQuiz.Core.Model;

namespace DLQuiz.Exchange;

/// <summary>Cards as JSON lines: id, kind, deck, front, back, file, line.</summary>
public static class CardLines
{
    /// <summary>One line a card, in the order given; <c>id</c> is the card's key, which no edit changes.</summary>
    public static void Write(TextWriter output, IEnumerable<Card> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        foreach (Card card in cards)
        {
            JsonLines.Write(output, line =>
            {
                line.WriteString("id", card.Key.ToString());
                line.WriteString("kind", KindName(card.Kind));
                line.WriteString("deck", card.Deck);
                line.WriteString("front", card.Front);
                line.WriteString("back", card.Back);
                line.WriteString("file", card.Span.File);
                line.WriteNumber("line", card.Span.Line);
            });
        }
    }

    /// <summary>The word for a kind in exports and filters, lower case.</summary>
    public static string KindName(CardKind kind) => kind switch
    {
        CardKind.QuestionAnswer => "qa",
        CardKind.Cloze => "cloze",
        CardKind.Numeric => "numeric",
        CardKind.Implicit => "implicit",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No name is written for this kind."),
    };
}
