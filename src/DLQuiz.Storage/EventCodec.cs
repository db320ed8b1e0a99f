using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

using DLQuiz.Core.Model;

namespace DLQuiz.Storage;

/// <summary>A log entry's event as a number and JSON; the only place that knows either, and neither ever changes its meaning.</summary>
internal static class EventCodec
{
    private const int Review = 1;
    private const int Drill = 2;
    private const int Cram = 3;
    private const int Quiz = 4;
    private const int Suspend = 6;
    private const int Unsuspend = 7;
    private const int Bury = 8;
    private const int Flag = 9;
    private const int Reset = 10;

    /// <summary>The kind of an undo, which the store's statements ask for.</summary>
    public const int Undo = 5;

    public static (int Kind, string Payload) Write(CardEvent what) => what switch
    {
        CardEvent.Review review => (Review, Json(Of(review))),
        CardEvent.Drill drill => (Drill, Json(Of(drill))),
        CardEvent.Cram cram => (Cram, Json(Of(cram))),
        CardEvent.Quiz quiz => (Quiz, Json(Of(quiz))),
        CardEvent.Undo undo => (Undo, Json(new EventPayload { Device = undo.Target.Device, Sequence = undo.Target.Sequence })),
        CardEvent.Suspend => (Suspend, "{}"),
        CardEvent.Unsuspend => (Unsuspend, "{}"),
        CardEvent.Bury bury => (Bury, Json(new EventPayload { Until = bury.Until.Number })),
        CardEvent.Flag flag => (Flag, Json(new EventPayload { Colour = flag.Colour })),
        CardEvent.Reset => (Reset, "{}"),
        _ => throw new ArgumentException($"No way to store {what.GetType().Name}.", nameof(what)),
    };

    /// <summary>As the answer keeps them, for a column of their own; null where none was recognised.</summary>
    public static string? MisconceptionsOf(CardEvent what) =>
        what is CardEvent.Answered { Answer.Numeric.Misconceptions: { Length: > 0 } made } ? made : null;

    /// <exception cref="StoreException">A kind that this version does not know, or a payload that is no such event's.</exception>
    public static CardEvent Read(int kind, string payload)
    {
        try
        {
            EventPayload read = JsonSerializer.Deserialize(payload, EventJson.Readable.EventPayload) ?? new EventPayload();
            return kind switch
            {
                Review => new CardEvent.Review(read.ToQuality(), read.ToAnswer()),
                Drill => new CardEvent.Drill(read.ToQuality(), read.ToAnswer()),
                Cram => new CardEvent.Cram(read.ToQuality(), read.ToAnswer()),
                Quiz => new CardEvent.Quiz(read.ToQuality(), read.ToAnswer()),
                Undo => new CardEvent.Undo(new EntryId(read.Device!.Value, read.Sequence!.Value)),
                Suspend => new CardEvent.Suspend(),
                Unsuspend => new CardEvent.Unsuspend(),
                Bury => new CardEvent.Bury(new StudyDay(read.Until!.Value)),
                Flag => new CardEvent.Flag(read.Colour!.Value),
                Reset => new CardEvent.Reset(),
                _ => throw new StoreException($"The log holds an entry of kind {kind}, which this version of dlquiz does not know: a newer version wrote it. Install that version."),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new StoreException($"The log holds a damaged entry of kind {kind}: {payload}. Restore a backup.", error);
        }
    }

    /// <summary>The time that an answer took; 0 for another event.</summary>
    public static long MillisecondsOf(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize(payload, EventJson.Readable.EventPayload)?.Milliseconds ?? 0;
        }
        catch (JsonException error)
        {
            throw new StoreException($"The log holds a damaged entry: {payload}. Restore a backup.", error);
        }
    }

    private static string Json(EventPayload payload) => JsonSerializer.Serialize(payload, EventJson.Readable.EventPayload);

    private static EventPayload Of(CardEvent.Answered answered) => new()
    {
        Quality = answered.Quality.Value,
        Milliseconds = (long)answered.Answer.TimeTaken.TotalMilliseconds,
        Seed = answered.Answer.Numeric?.Seed,
        Parameters = answered.Answer.Numeric?.Parameters,
        Given = answered.Answer.Numeric?.Given,
        Score = answered.Answer.Numeric?.Score,
        Misconceptions = answered.Answer.Numeric?.Misconceptions,
        Order = answered.Answer.Choice?.Seed,
        Picked = answered.Answer.Choice?.Picked,
        Share = answered.Answer.Choice?.Score,
        Steps = answered.Answer.Sequence?.Steps,
        Missed = answered.Answer.Sequence?.Missed,
    };
}

/// <summary>All that any event may carry; what an event has not is left out of its JSON.</summary>
internal sealed record EventPayload
{
    public int? Quality { get; init; }

    public long? Milliseconds { get; init; }

    public ulong? Seed { get; init; }

    public string? Parameters { get; init; }

    public string? Given { get; init; }

    public double? Score { get; init; }

    public string? Misconceptions { get; init; }

    /// <summary>Seed of the order of options.</summary>
    public ulong? Order { get; init; }

    public string? Picked { get; init; }

    /// <summary>Score of the options picked.</summary>
    public double? Share { get; init; }

    public int? Steps { get; init; }

    public string? Missed { get; init; }

    public long? Device { get; init; }

    public long? Sequence { get; init; }

    public int? Until { get; init; }

    public int? Colour { get; init; }

    public Quality ToQuality() => new(Quality!.Value);

    public Answer ToAnswer() => new(
        TimeSpan.FromMilliseconds(Milliseconds!.Value),
        Seed is { } seed ? new NumericAnswer(seed, Parameters!, Given!, Score!.Value, Misconceptions ?? "") : null,
        Order is { } order ? new ChoiceAnswer(order, Picked ?? "", Share!.Value) : null,
        Steps is { } steps ? new SequenceAnswer(steps, Missed ?? "") : null);
}

/// <summary>Generated at build time: no reflection on the way to the first answer.</summary>
[JsonSerializable(typeof(EventPayload))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class EventJson : JsonSerializerContext
{
    /// <summary>Chinese stays legible in the database; nothing of it is ever put into HTML unescaped.</summary>
    public static EventJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
