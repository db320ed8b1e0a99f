using System.Text.Json;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;

namespace DLQuiz.Exchange.ScoreSheets;

/// <summary>One JSON line: totals, topics, kinds, misconceptions, questions; points and scores from 0 to 1 a question, times in seconds.</summary>
public sealed class JsonScoreSheet : ScoreSheetFormat
{
    public override string Extension => ".json";

    public override void Write(TextWriter output, ScoreSheet sheet, Func<Phrase, string> say)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(say);
        JsonLines.Write(output, line =>
        {
            // As text: a seed may be larger than the numbers that every reader of JSON keeps.
            line.WriteString("seed", sheet.Paper.Request.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
            line.WriteString("paper", sheet.Paper.Fingerprint);
            line.WriteNumber("questions", sheet.Results.Length);
            line.WriteNumber("points", Rounded(sheet.Points));
            line.WriteNumber("share", Rounded(sheet.Share));
            foreach (Outcome outcome in Enum.GetValues<Outcome>())
                line.WriteNumber(NameOf(outcome), sheet.Count(outcome));
            line.WriteNumber("seconds", Math.Round(sheet.Time.TotalSeconds, 1));
            WriteLimit(line, sheet);
            line.WriteStartArray("topics");
            foreach (Subtotal topic in sheet.ByTopic)
                Write(line, topic, withDeck: true);
            line.WriteEndArray();
            line.WriteStartArray("kinds");
            foreach (Subtotal kind in sheet.ByKind)
                Write(line, kind, withDeck: false);
            line.WriteEndArray();
            line.WriteStartArray("misconceptions");
            foreach (MisconceptionTally tally in sheet.Misconceptions)
                Write(line, tally, say);
            line.WriteEndArray();
            line.WriteStartArray("answers");
            foreach (QuestionResult result in sheet.Results)
                Write(line, result, say);
            line.WriteEndArray();
        });
    }

    internal static string NameOf(Outcome outcome) => outcome switch
    {
        Outcome.Right => "right",
        Outcome.Partly => "partly",
        Outcome.Wrong => "wrong",
        Outcome.Unjudged => "unjudged",
        _ => "open",
    };

    private static void WriteLimit(Utf8JsonWriter line, ScoreSheet sheet)
    {
        if (sheet.Paper.Request.Limit is { } limit)
            line.WriteNumber("limit_seconds", limit.TotalSeconds);
        else
            line.WriteNull("limit_seconds");
        line.WriteBoolean("time_over", sheet.HasRunOut);
    }

    private static void Write(Utf8JsonWriter line, Subtotal part, bool withDeck)
    {
        line.WriteStartObject();
        if (withDeck)
            line.WriteString("deck", part.Deck);
        line.WriteString(withDeck ? "heading" : "kind", part.Name);
        line.WriteNumber("questions", part.Questions);
        line.WriteNumber("points", Rounded(part.Points));
        line.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter line, MisconceptionTally tally, Func<Phrase, string> say)
    {
        line.WriteStartObject();
        line.WriteString("name", tally.Name);
        line.WriteString("sentence", say(tally.Sentence));
        line.WriteNumber("times", tally.Questions.Length);
        line.WriteStartArray("questions");
        foreach (int number in tally.Questions)
            line.WriteNumberValue(number);
        line.WriteEndArray();
        line.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter line, QuestionResult result, Func<Phrase, string> say)
    {
        Card card = result.Question.Card;
        line.WriteStartObject();
        line.WriteNumber("number", result.Question.Number);
        line.WriteString("id", card.Key.ToString());
        line.WriteString("deck", card.Deck);
        line.WriteString("heading", result.Question.Heading);
        line.WriteString("kind", CardKinds.Of(card.Kind).Name);
        line.WriteString("outcome", NameOf(result.Outcome));
        line.WriteNumber("score", Rounded(result.Score));
        line.WriteNumber("seconds", Math.Round(result.Time.TotalSeconds, 1));
        line.WriteString("question", result.Question.Ask);
        line.WriteString("given", result.Given is { } given ? say(given) : null);
        line.WriteString("right", result.Right);
        line.WriteStartArray("misconceptions");
        foreach (MadeMisconception made in result.Misconceptions)
            line.WriteStringValue(made.Name);
        line.WriteEndArray();
        line.WriteEndObject();
    }

    private static double Rounded(double points) => Math.Round(points, 4);
}
