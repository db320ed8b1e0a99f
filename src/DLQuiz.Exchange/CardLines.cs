using System.Text.Json;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Lists;

namespace DLQuiz.Exchange;

/// <summary>Cards as JSON lines: id, kind, deck, front, back, file, line, and the options of a choice or the steps of a sequence.</summary>
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
                line.WriteString("kind", CardKinds.Of(card.Kind).Name);
                line.WriteString("deck", card.Deck);
                line.WriteString("front", card.Front);
                line.WriteString("back", card.Back);
                line.WriteString("file", card.Span.File);
                line.WriteNumber("line", card.Span.Line);
                WriteParts(line, card);
            });
        }
    }

    /// <summary><c>options</c> of a choice, <c>steps</c> of a sequence; nothing for other kinds.</summary>
    private static void WriteParts(Utf8JsonWriter line, Card card)
    {
        if (ChoiceQuestion.Of(card) is { } choice)
        {
            line.WriteStartArray("options");
            foreach (ChoiceOption option in choice.Options)
            {
                line.WriteStartObject();
                line.WriteString("text", option.Text);
                line.WriteBoolean("right", option.IsRight);
                line.WriteEndObject();
            }

            line.WriteEndArray();
        }

        if (SequenceQuestion.Of(card) is { } sequence)
        {
            line.WriteStartArray("steps");
            foreach (string step in sequence.Steps)
            {
                line.WriteStringValue(step);
            }

            line.WriteEndArray();
        }
    }
}
