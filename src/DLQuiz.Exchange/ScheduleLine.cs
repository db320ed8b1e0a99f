using System.Collections.Immutable;
using System.Text.Json;
using DLQuiz.Compute;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Exchange;

/// <summary>The schedule of one card as JSON lines: <c>{"scheduler", "qualities"}</c> or <c>{"scheduler": "fsrs6", "reviews"}</c> gives <c>{"steps": […]}</c> or <c>{"error": "…"}</c>.</summary>
/// <remarks>Qualities are reviewed each on its due day. An <c>id</c> of the line, whatever it is, comes first in its answer.</remarks>
public static class ScheduleLine
{
    private static readonly string[] Known = ["id", "scheduler", "qualities", "parameters", "request_retention", "reviews"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly Fsrs6 Published = new();

    /// <summary>Answers one line with one line; whatever the line holds, an answer is written and nothing is thrown.</summary>
    public static void Answer(TextWriter output, ReadOnlyMemory<char> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Strict);
            AnswerTo(output, document.RootElement);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException)
        {
            // A lone surrogate cannot be read as text, escaped or not.
            JsonLines.WriteError(output, line.Span.IsWhiteSpace() ? "The line is empty." : $"The line is no JSON object: {problem.Message}");
        }
        catch (Exception defect)
        {
            // One line must not cost the answers of all that follow it, not even when the fault is the program's.
            JsonLines.WriteError(output, $"The program failed here, which is a mistake of its own: {defect.GetType().Name}: {defect.Message}");
        }
    }

    private static void AnswerTo(TextWriter output, JsonElement request)
    {
        try
        {
            Action<Utf8JsonWriter> steps = Steps(request);
            JsonLines.Write(output, writer =>
            {
                WriteId(writer, request);
                writer.WriteStartArray("steps");
                steps(writer);
                writer.WriteEndArray();
            });
        }
        catch (FormatException problem)
        {
            JsonLines.WriteError(output, problem.Message, writer => WriteId(writer, request));
        }
    }

    private static void WriteId(Utf8JsonWriter writer, JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object || !request.TryGetProperty("id", out JsonElement id))
            return;
        writer.WritePropertyName("id");
        id.WriteTo(writer);
    }

    /// <summary>Reads the whole request before anything is written.</summary>
    private static Action<Utf8JsonWriter> Steps(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object)
            throw new FormatException("""A line is an object {"scheduler", "qualities"} or {"scheduler": "fsrs6", "reviews"}.""");

        foreach (JsonProperty property in request.EnumerateObject())
        {
            if (!Known.Contains(property.Name, StringComparer.Ordinal) && Spelling.Nearest(property.Name, Known) is { } near)
                throw new FormatException($"There is no property {property.Name}; did you mean {near}?");
        }

        IScheduler scheduler = FindScheduler(request);
        if (scheduler is Fsrs6)
        {
            Fsrs6 asked = ReadFsrs(request);
            List<(double Elapsed, Rating Rating)> reviews = ReadReviews(request);
            return writer => WriteFsrs(writer, asked, reviews);
        }

        List<Quality> qualities = ReadQualities(request, scheduler);
        return writer => WriteSm2(writer, scheduler, qualities);
    }

    private static IScheduler FindScheduler(JsonElement request)
    {
        string[] names = [.. Schedulers.All.Select(one => one.Name)];
        if (!request.TryGetProperty("scheduler", out JsonElement name) || name.ValueKind != JsonValueKind.String)
            throw new FormatException($"The line has no text \"scheduler\"; there are {string.Join(", ", names)}.");
        return Schedulers.Find(name.GetString()!) ?? throw new FormatException($"There is no scheduler {name.GetString()}; there are {string.Join(", ", names)}.");
    }

    private static List<Quality> ReadQualities(JsonElement request, IScheduler scheduler)
    {
        List<Quality> qualities = [];
        foreach (JsonElement quality in List(request, "qualities", $"{scheduler.Name} takes the grades, 0 to 5, in order"))
        {
            if (Number(quality) is not { } value || value is not (0 or 1 or 2 or 3 or 4 or 5))
                throw new FormatException($"qualities[{qualities.Count}] is {quality.GetRawText()}; a quality is a whole number from 0 (blackout) to 5 (perfect).");
            qualities.Add(new Quality((int)value));
        }

        return qualities;
    }

    private static Fsrs6 ReadFsrs(JsonElement request)
    {
        FsrsParameters parameters = FsrsParameters.Default;
        if (request.TryGetProperty("parameters", out JsonElement given) && given.ValueKind != JsonValueKind.Null)
        {
            var values = ImmutableArray.CreateBuilder<double>(FsrsParameters.Count);
            foreach (JsonElement value in List(request, "parameters", "FSRS-6 has 21 numbers w0 to w20"))
                values.Add(Number(value) ?? throw new FormatException($"parameters[{values.Count}] is {value.GetRawText()}, which is no number."));
            parameters = FsrsParameters.Create(values.DrainToImmutable());
        }

        double retention = Fsrs6.DefaultRetention;
        if (request.TryGetProperty("request_retention", out JsonElement wanted) && wanted.ValueKind != JsonValueKind.Null)
            retention = SchedulerSettings.CheckRetention(Number(wanted) ?? throw new FormatException($"request_retention is {wanted.GetRawText()}; it is a number from 0.70 to 0.97."));
        return retention == Fsrs6.DefaultRetention && parameters.Equals(FsrsParameters.Default) ? Published : new Fsrs6(parameters, retention);
    }

    private static List<(double Elapsed, Rating Rating)> ReadReviews(JsonElement request)
    {
        List<(double Elapsed, Rating Rating)> reviews = [];
        foreach (JsonElement review in List(request, "reviews", "fsrs6 takes {\"elapsed_days\", \"rating\"} in order"))
        {
            string place = $"reviews[{reviews.Count}]";
            if (review.ValueKind != JsonValueKind.Object)
                throw new FormatException($"{place} is {review.GetRawText()}; a review is an object {{\"elapsed_days\", \"rating\"}}.");
            if (!review.TryGetProperty("rating", out JsonElement rating) || Number(rating) is not { } grade || grade is not (1 or 2 or 3 or 4))
                throw new FormatException($"{place}.rating is {Raw(review, "rating")}; a rating is 1 (again), 2 (hard), 3 (good) or 4 (easy).");

            double? elapsed = review.TryGetProperty("elapsed_days", out JsonElement days) ? Number(days) : null;
            if (reviews.Count > 0 && elapsed is not >= 0)
                throw new FormatException($"{place}.elapsed_days is {Raw(review, "elapsed_days")}; it is the number of days since the review before, 0 or more.");
            reviews.Add((reviews.Count > 0 ? elapsed!.Value : 0, (Rating)grade));
        }

        return reviews;
    }

    private static void WriteSm2(Utf8JsonWriter writer, IScheduler scheduler, List<Quality> qualities)
    {
        CardState state = CardState.Fresh;
        foreach (Quality quality in qualities)
        {
            state = scheduler.Next(state, quality, state.Due ?? default);
            writer.WriteStartObject();
            writer.WriteNumber("ease_x100", state.EaseX100);
            writer.WriteNumber("repetitions", state.Repetitions);
            writer.WriteNumber("interval_days", state.IntervalDays);
            writer.WriteEndObject();
        }
    }

    private static void WriteFsrs(Utf8JsonWriter writer, Fsrs6 scheduler, List<(double Elapsed, Rating Rating)> reviews)
    {
        FsrsMemory? before = null;
        foreach ((double elapsed, Rating rating) in reviews)
        {
            double? recall = before is { } known ? scheduler.Memory.Retrievability(elapsed, known.Stability) : null;
            FsrsMemory after = before is { } memory ? scheduler.Memory.Next(memory, rating, elapsed) : scheduler.Memory.First(rating);
            writer.WriteStartObject();
            writer.WriteNumber("stability", after.Stability);
            writer.WriteNumber("difficulty", after.Difficulty);
            if (recall is { } probability)
                writer.WriteNumber("retrievability_before", probability);
            else
                writer.WriteNull("retrievability_before");
            writer.WriteNumber("interval_days", scheduler.Memory.Interval(after.Stability, scheduler.Retention));
            writer.WriteEndObject();
            before = after;
        }
    }

    private static JsonElement.ArrayEnumerator List(JsonElement request, string name, string what) =>
        request.TryGetProperty(name, out JsonElement list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray()
        : throw new FormatException($"\"{name}\" is {Raw(request, name)}, no list: {what}.");

    private static double? Number(JsonElement json) => json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out double number) && double.IsFinite(number) ? number : null;

    private static string Raw(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetRawText() : "missing";
}
