using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>What a learner has set of scheduling; with equal logs and equal settings all states are equal, so another setting is a replay.</summary>
public sealed record SchedulerSettings
{
    /// <summary>The learner's setting that a store keeps this under, as <see cref="ToJson"/> writes it; setting it replays the log.</summary>
    public const string Key = "scheduling";

    public static readonly SchedulerSettings Default = new();

    /// <summary>For decks whose notes name none; null for the program's default.</summary>
    public string? Scheduler { get; init; }

    /// <summary>Wanted probability of recall, 0.70 to 0.97; null for 0.90.</summary>
    public double? Retention { get; init; }

    /// <summary>What the learner's configuration says, for what <see cref="Scheduler"/> leaves open; kept here, since every fold has to know it.</summary>
    public string? UsualScheduler { get; init; }

    /// <summary>As <see cref="UsualScheduler"/>, for <see cref="Retention"/>.</summary>
    public double? UsualRetention { get; init; }

    /// <summary>By deck path, for the deck and those below it.</summary>
    public ImmutableSortedDictionary<string, double> RetentionByDeck { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>Of FSRS: the published ones, or fitted to the learner's log.</summary>
    public FsrsParameters Parameters { get; init; } = FsrsParameters.Default;

    /// <summary>The nearest deck's, else the learner's, else the configuration's, else 0.90.</summary>
    public double RetentionOf(string deck)
    {
        foreach (string path in DeckPaths.SelfAndAbove(deck))
        {
            if (RetentionByDeck.TryGetValue(path, out double retention))
                return retention;
        }

        return Retention ?? UsualRetention ?? Fsrs6.DefaultRetention;
    }

    /// <summary>What a store holds under <see cref="Key"/>.</summary>
    /// <exception cref="StoreException">It was damaged; to go on with other settings would fold other states.</exception>
    public static SchedulerSettings Stored(string? text)
    {
        try
        {
            return Parse(text);
        }
        catch (FormatException damaged)
        {
            throw new StoreException($"{damaged.Message} Restore a backup.", damaged);
        }
    }

    /// <summary>Null or empty text is the default.</summary>
    /// <exception cref="FormatException">Nothing that <see cref="ToJson"/> could have written; the message says what is wrong.</exception>
    public static SchedulerSettings Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return Default;

        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"The setting “{Key}” cannot be read: {broken.Message}", broken);
        }
    }

    /// <summary>One line; what is not set is left out.</summary>
    public string ToJson()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            if (Scheduler is not null)
                writer.WriteString("scheduler", Scheduler);
            if (Retention is { } retention)
                writer.WriteNumber("retention", retention);
            if (UsualScheduler is not null || UsualRetention is not null)
            {
                writer.WriteStartObject("usual");
                if (UsualScheduler is not null)
                    writer.WriteString("scheduler", UsualScheduler);
                if (UsualRetention is { } usual)
                    writer.WriteNumber("retention", usual);
                writer.WriteEndObject();
            }

            if (!RetentionByDeck.IsEmpty)
            {
                writer.WriteStartObject("decks");
                foreach ((string deck, double wanted) in RetentionByDeck)
                    writer.WriteNumber(deck, wanted);
                writer.WriteEndObject();
            }

            if (!Parameters.Equals(FsrsParameters.Default))
            {
                writer.WriteStartArray("parameters");
                foreach (double parameter in Parameters.Values)
                    writer.WriteNumberValue(parameter);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <exception cref="FormatException">Beyond 0.70 to 0.97.</exception>
    public static double CheckRetention(double retention) =>
        retention is >= Fsrs6.LowestRetention and <= Fsrs6.HighestRetention ? retention
        : throw new FormatException(FormattableString.Invariant($"The wanted retention is {retention}; it lies between {Fsrs6.LowestRetention:0.00} and {Fsrs6.HighestRetention:0.00}."));

    private static SchedulerSettings Read(JsonElement json) => new()
    {
        UsualScheduler = json.TryGetProperty("usual", out JsonElement usual) && usual.TryGetProperty("scheduler", out JsonElement usualName) ? usualName.GetString() : null,
        UsualRetention = usual.ValueKind == JsonValueKind.Object && usual.TryGetProperty("retention", out JsonElement usualRetention) ? CheckRetention(usualRetention.GetDouble()) : null,
        Scheduler = json.TryGetProperty("scheduler", out JsonElement name) ? name.GetString() : null,
        Retention = json.TryGetProperty("retention", out JsonElement retention) ? CheckRetention(retention.GetDouble()) : null,
        RetentionByDeck = json.TryGetProperty("decks", out JsonElement decks)
            ? decks.EnumerateObject().ToImmutableSortedDictionary(deck => deck.Name, deck => CheckRetention(deck.Value.GetDouble()), StringComparer.Ordinal)
            : Default.RetentionByDeck,
        Parameters = json.TryGetProperty("parameters", out JsonElement parameters)
            ? FsrsParameters.Create([.. parameters.EnumerateArray().Select(parameter => parameter.GetDouble())])
            : FsrsParameters.Default,
    };
}
