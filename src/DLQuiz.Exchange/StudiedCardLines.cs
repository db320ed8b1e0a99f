using System.Text.Json;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Exchange;

/// <summary>Cards with what the schedule knows of them, as JSON lines.</summary>
public static class StudiedCardLines
{
    /// <summary>One line a card, in the order given; days as <c>yyyy-mm-dd</c>, null where there is none.</summary>
    public static void Write(TextWriter output, IEnumerable<StudiedCard> cards)
    {
        ArgumentNullException.ThrowIfNull(cards);
        foreach (StudiedCard one in cards)
        {
            JsonLines.Write(output, line =>
            {
                line.WriteString("id", one.Card.Key.ToString());
                line.WriteString("kind", CardKinds.Of(one.Card.Kind).Name);
                line.WriteString("deck", one.Card.Deck);
                line.WriteString("front", one.Card.Front);
                line.WriteString("file", one.Card.Span.File);
                line.WriteNumber("line", one.Card.Span.Line);
                WriteState(line, one.State);
            });
        }
    }

    private static void WriteState(Utf8JsonWriter line, CardState state)
    {
        line.WriteString("due", state.Due?.ToString());
        line.WriteString("last_review", state.LastReview?.ToString());
        line.WriteNumber("interval_days", state.IntervalDays);
        line.WriteNumber("ease_x100", state.EaseX100);
        line.WriteNumber("repetitions", state.Repetitions);
        line.WriteNumber("lapses", state.Lapses);
        line.WriteBoolean("leech", Leech.Is(state));
        line.WriteBoolean("suspended", state.Suspended);
        line.WriteString("buried_until", state.BuriedUntil?.ToString());
        line.WriteNumber("flag", state.Flag);
    }
}
