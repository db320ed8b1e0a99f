using DLQuiz.Core.Model;

namespace DLQuiz.Exchange;

/// <summary>Today's agenda as one JSON line, for a status bar or a script.</summary>
public static class DueLine
{
    /// <param name="output">Where to.</param>
    /// <param name="day">The study day.</param>
    /// <param name="planned">What today's limits leave to do: reviews and drills, and new cards.</param>
    /// <param name="decks">Every deck with all that waits in it, limits aside.</param>
    public static void Write(TextWriter output, StudyDay day, (int Due, int New) planned, IEnumerable<DeckCounts> decks) =>
        JsonLines.Write(output, line =>
        {
            line.WriteString("day", day.ToString());
            line.WriteNumber("due", planned.Due);
            line.WriteNumber("new", planned.New);
            line.WriteStartArray("decks");
            foreach (DeckCounts deck in decks)
            {
                line.WriteStartObject();
                line.WriteString("deck", deck.Path);
                line.WriteNumber("due", deck.Due);
                line.WriteNumber("new", deck.New);
                line.WriteNumber("later", deck.Later);
                line.WriteEndObject();
            }

            line.WriteEndArray();
        });
}
