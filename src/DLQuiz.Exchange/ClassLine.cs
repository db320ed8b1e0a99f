using System.Text.Json;
using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;

namespace DLQuiz.Exchange;

/// <summary>The teacher's view as one JSON line.</summary>
public static class ClassLine
{
    /// <summary>A misconception with the words that belong to it.</summary>
    /// <param name="Made">By how many and how often.</param>
    /// <param name="Card">The card on which it was last made; null for one that the notes no longer give.</param>
    /// <param name="Sentence">As the question or the library says it.</param>
    public sealed record Mistake(ClassMisconception Made, Card? Card, string Sentence);

    /// <summary>Shares from 0 to 1, null without reviews; reviews of 7 and 30 study days, misconceptions of 30.</summary>
    public static void Write(TextWriter output, StudyDay today, string? deck, IEnumerable<LearnerStanding> standings, IEnumerable<Mistake> mistakes)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ArgumentNullException.ThrowIfNull(mistakes);
        JsonLines.Write(output, line =>
        {
            line.WriteString("day", today.ToString());
            line.WriteString("deck", deck);
            line.WriteStartArray("learners");
            foreach (LearnerStanding standing in standings)
                Write(line, standing);
            line.WriteEndArray();
            line.WriteStartArray("misconceptions");
            foreach (Mistake mistake in mistakes)
                Write(line, mistake);
            line.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter line, LearnerStanding standing)
    {
        line.WriteStartObject();
        line.WriteString("learner", standing.Name);
        line.WriteNumber("due", standing.Due);
        line.WriteNumber("reviews_7", standing.Week);
        line.WriteNumber("reviews_30", standing.Month);
        line.WriteStartObject("retention");
        if (standing.Retention.Reviews == 0)
            line.WriteNull("share");
        else
            line.WriteNumber("share", Math.Round(standing.Retention.Share, 4));
        line.WriteNumber("passed", standing.Retention.Passed);
        line.WriteNumber("reviews", standing.Retention.Reviews);
        line.WriteEndObject();
        line.WriteString("last_studied", standing.LastStudied?.ToString());
        line.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter line, Mistake mistake)
    {
        line.WriteStartObject();
        line.WriteString("misconception", mistake.Made.Key);
        line.WriteString("sentence", mistake.Sentence);
        line.WriteBoolean("standard", mistake.Made.IsStandard);
        line.WriteString("card", mistake.Made.Card.ToString());
        line.WriteString("deck", mistake.Card?.Deck);
        line.WriteNumber("learners", mistake.Made.Learners);
        line.WriteNumber("times", mistake.Made.Times);
        line.WriteString("last", mistake.Made.Last.ToString());
        line.WriteEndObject();
    }
}
