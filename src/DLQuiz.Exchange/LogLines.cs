using System.Globalization;
using System.Text.Json;
using DLQuiz.Core.Model;

namespace DLQuiz.Exchange;

/// <summary>The review log as JSON lines, one entry a line in one form only: equal logs give equal bytes, and the union of the lines of two logs is the log of their union.</summary>
public static class LogLines
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private const string DayForm = "yyyy-MM-dd";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 2 };

    public static void Write(TextWriter output, LogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        JsonLines.Write(output, line =>
        {
            line.WriteString("at", entry.Instant.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture));
            line.WriteString("id", entry.Id.ToString());
            line.WriteString("learner", entry.Learner);
            line.WriteString("card", entry.Card.ToString());
            if (entry.Front is { } front)
                line.WriteString("front", front.ToString());
            line.WriteString("zone", entry.Zone);
            line.WriteString("day", entry.Day.ToString());
            Write(line, entry.Event);
        });
    }

    /// <summary>Reads what <see cref="Write(TextWriter, LogEntry)"/> writes; its properties may be in any order.</summary>
    /// <exception cref="FormatException">No entry, or one that this version does not know all of; the message says what is wrong.</exception>
    public static LogEntry Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            var fields = new LogFields(document.RootElement);
            var entry = new LogEntry(
                fields.Id("id"),
                fields.Text("learner"),
                CardKey.TryParse(fields.Text("card"), out CardKey card) ? card : throw fields.Bad("card"),
                DateTimeOffset.TryParseExact(fields.Text("at"), InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) ? instant : throw fields.Bad("at"),
                fields.Text("zone"),
                fields.Day("day"),
                ReadEvent(fields))
            {
                Front = !fields.Has("front") ? null : FrontHash.TryParse(fields.Text("front"), out FrontHash front) ? front : throw fields.Bad("front"),
            };
            fields.EnsureAllRead();
            return entry;
        }
        catch (InvalidOperationException half)
        {
            // What the JSON reader says of half of a pair of UTF-16, escaped in a text.
            throw new FormatException("a text with half a character", half);
        }
        catch (JsonException broken)
        {
            throw new FormatException(IsMark(line)
                ? "a mark of a merge conflict. Delete such lines (<<<<<<<, =======, >>>>>>>), keep those between, and set “merge=union” for the file in .gitattributes"
                : "no JSON object, or one cut short", broken);
        }
    }

    private static bool IsMark(string line) => line.StartsWith("<<<<<<<", StringComparison.Ordinal)
        || line.StartsWith("=======", StringComparison.Ordinal) || line.StartsWith(">>>>>>>", StringComparison.Ordinal);

    private static void Write(Utf8JsonWriter line, CardEvent what)
    {
        line.WriteString("kind", KindOf(what));
        switch (what)
        {
            case CardEvent.Answered answered:
                Write(line, answered);
                break;
            case CardEvent.Undo undo:
                line.WriteString("undone", undo.Target.ToString());
                break;
            case CardEvent.Bury bury:
                line.WriteString("until", bury.Until.ToString());
                break;
            case CardEvent.Flag flag:
                line.WriteNumber("colour", flag.Colour);
                break;
        }
    }

    private static void Write(Utf8JsonWriter line, CardEvent.Answered answered)
    {
        line.WriteNumber("quality", answered.Quality.Value);
        line.WriteNumber("milliseconds", (long)answered.Answer.TimeTaken.TotalMilliseconds);
        if (answered.Answer.Numeric is { } numeric)
        {
            line.WriteNumber("seed", numeric.Seed);
            line.WriteString("parameters", numeric.Parameters);
            line.WriteString("given", numeric.Given);
            line.WriteNumber("score", numeric.Score);
            if (numeric.Misconceptions.Length > 0)
                line.WriteString("misconceptions", numeric.Misconceptions);
        }

        if (answered.Answer.Choice is { } choice)
        {
            line.WriteNumber("order", choice.Seed);
            line.WriteString("picked", choice.Picked);
            line.WriteNumber("share", choice.Score);
        }

        if (answered.Answer.Sequence is { } sequence)
        {
            line.WriteNumber("steps", sequence.Steps);
            line.WriteString("missed", sequence.Missed);
        }
    }

    private static string KindOf(CardEvent what) => what switch
    {
        CardEvent.Review => "review",
        CardEvent.Drill => "drill",
        CardEvent.Cram => "cram",
        CardEvent.Quiz => "quiz",
        CardEvent.Undo => "undo",
        CardEvent.Suspend => "suspend",
        CardEvent.Unsuspend => "unsuspend",
        CardEvent.Bury => "bury",
        CardEvent.Flag => "flag",
        CardEvent.Reset => "reset",
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No word is written for this event."),
    };

    private static CardEvent ReadEvent(LogFields fields) => fields.Text("kind") switch
    {
        "review" => new CardEvent.Review(ReadQuality(fields), ReadAnswer(fields)),
        "drill" => new CardEvent.Drill(ReadQuality(fields), ReadAnswer(fields)),
        "cram" => new CardEvent.Cram(ReadQuality(fields), ReadAnswer(fields)),
        "quiz" => new CardEvent.Quiz(ReadQuality(fields), ReadAnswer(fields)),
        "undo" => new CardEvent.Undo(fields.Id("undone")),
        "suspend" => new CardEvent.Suspend(),
        "unsuspend" => new CardEvent.Unsuspend(),
        "bury" => new CardEvent.Bury(fields.Day("until")),
        "flag" => new CardEvent.Flag((int)fields.Number("colour", int.MinValue, int.MaxValue)),
        "reset" => new CardEvent.Reset(),
        _ => throw fields.Bad("kind"),
    };

    private static Quality ReadQuality(LogFields fields) => new((int)fields.Number("quality", 0, 5));

    private static Answer ReadAnswer(LogFields fields) => new(
        TimeSpan.FromMilliseconds(fields.Number("milliseconds", 0, (long)TimeSpan.MaxValue.TotalMilliseconds - 1)),
        fields.Has("seed")
            ? new NumericAnswer(fields.Seed("seed"), fields.Text("parameters"), fields.Text("given"), fields.Fraction("score"), fields.Has("misconceptions") ? fields.Text("misconceptions") : "")
            : null,
        fields.Has("order") ? new ChoiceAnswer(fields.Seed("order"), fields.Text("picked"), fields.Fraction("share")) : null,
        fields.Has("steps") ? new SequenceAnswer((int)fields.Number("steps", 0, int.MaxValue), fields.Text("missed")) : null);

    /// <summary>The properties of one line, each read once and checked.</summary>
    private sealed class LogFields(JsonElement line)
    {
        private readonly HashSet<string> read = [];

        public bool Has(string name) => line.ValueKind == JsonValueKind.Object && line.TryGetProperty(name, out _);

        public string Text(string name) => Get(name, JsonValueKind.String).GetString()!;

        public EntryId Id(string name) => EntryId.TryParse(Text(name), out EntryId id) ? id : throw Bad(name);

        public StudyDay Day(string name) => DateOnly.TryParseExact(Text(name), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? new StudyDay(day.DayNumber) : throw Bad(name);

        public long Number(string name, long least, long most) =>
            Get(name, JsonValueKind.Number).TryGetInt64(out long number) && number >= least && number <= most ? number : throw Bad(name);

        public ulong Seed(string name) => Get(name, JsonValueKind.Number).TryGetUInt64(out ulong seed) ? seed : throw Bad(name);

        public double Fraction(string name) => Get(name, JsonValueKind.Number).TryGetDouble(out double score) && score is >= 0 and <= 1 ? score : throw Bad(name);

        public FormatException Bad(string name) => new(Has(name)
            ? $"“{name}” is {Short(line.GetProperty(name).GetRawText())}, which is not possible"
            : $"“{name}” is missing");

        /// <exception cref="FormatException">There is more, which a merge would lose.</exception>
        public void EnsureAllRead()
        {
            if (line.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => !read.Contains(name)) is { } unknown)
                throw new FormatException($"“{Short(unknown)}” is not known to this version of dlquiz: a newer one wrote it");
        }

        private JsonElement Get(string name, JsonValueKind kind)
        {
            read.Add(name);
            return Has(name) && line.GetProperty(name) is var value && value.ValueKind == kind ? value : throw Bad(name);
        }

        private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
    }
}
