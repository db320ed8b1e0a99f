using System.Globalization;
using System.Text;
using System.Text.Json;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Scheduling.Fitting;

namespace DLQuiz.Exchange;

/// <summary>A review log of another program as memory models read it.</summary>
/// <param name="Reviews">In the order of time.</param>
/// <param name="LeftOut">Rows whose rating is 0, which Anki writes when a card was rescheduled by hand.</param>
public sealed record ReadReviewLog(IReadOnlyList<GradedReview> Reviews, int LeftOut);

/// <summary>Reads review logs: CSV with a header, or JSON lines with the same names.</summary>
/// <remarks>
/// A row has a card (<c>card_id</c>), a rating from 1 to 4 (<c>rating</c>, <c>review_rating</c>) and either the time of the review (<c>review_time</c>, <c>review_datetime</c>: ISO 8601,
/// or seconds or milliseconds since 1970) or the days since the card's review before (<c>elapsed_days</c>, <c>delta_t</c>); then the rows are taken to be in the order of time.
/// </remarks>
public sealed class ReviewLogReader
{
    private static readonly string[] CardNames = ["card_id", "card", "cid"];
    private static readonly string[] RatingNames = ["rating", "review_rating", "ease"];
    private static readonly string[] TimeNames = ["review_time", "review_datetime", "time", "timestamp"];
    private static readonly string[] ElapsedNames = ["elapsed_days", "delta_t"];

    private readonly string name;
    private readonly TimeZoneInfo zone;
    private readonly TimeSpan rollover;
    private readonly Dictionary<string, int> cards = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> days = [];
    private readonly List<(DateTimeOffset? At, GradedReview Review)> rows = [];
    private int leftOut;
    private int line;

    private ReviewLogReader(string name, TimeZoneInfo zone, TimeSpan rollover)
    {
        this.name = name;
        this.zone = zone;
        this.rollover = rollover;
    }

    /// <param name="input">The whole file.</param>
    /// <param name="name">Of the file, for messages.</param>
    /// <param name="zone">Of the learner, to tell study days apart.</param>
    /// <param name="rollover">When a study day begins.</param>
    /// <exception cref="FormatException">A row that cannot be read; the message says which, why, and what would do.</exception>
    public static ReadReviewLog Read(TextReader input, string name, TimeZoneInfo zone, TimeSpan rollover)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new ReviewLogReader(name, zone, rollover).Read(input);
    }

    private ReadReviewLog Read(TextReader input)
    {
        string[]? header = null;
        while (input.ReadLine() is { } text)
        {
            text = ++line == 1 ? text.TrimStart('\uFEFF') : text;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (text.TrimStart().StartsWith('{'))
                Add(JsonFields(text));
            else if (header is null)
                header = [.. Fields(text).Select(field => field.Trim().ToLowerInvariant())];
            else
                Add(header.Zip(Fields(text)).ToLookup(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
        }

        return new ReadReviewLog([.. rows.OrderBy(row => row.At ?? default).Select(row => row.Review)], leftOut);
    }

    private void Add(ILookup<string, string> row)
    {
        string card = Field(row, CardNames) ?? throw Bad($"there is no card; name it in {CardNames[0]}");
        string grade = Field(row, RatingNames) ?? throw Bad($"there is no rating; give it, 1 to 4, in {RatingNames[0]}");
        if (!double.TryParse(grade, CultureInfo.InvariantCulture, out double rating) || rating is not (0 or 1 or 2 or 3 or 4))
            throw Bad($"the rating is “{grade}”; it is 1 (again), 2 (hard), 3 (good) or 4 (easy)");
        if (rating == 0)
        {
            leftOut++;
            return;
        }

        if (!cards.TryGetValue(card, out int number))
            cards[card] = number = cards.Count;
        DateTimeOffset? at = Field(row, TimeNames) is { } time ? ReadTime(time) : null;
        if (rows.Count > 0 && at is null != rows[0].At is null)
            throw Bad("some rows have the time of the review and some have none; all must, or none");
        rows.Add((at, new GradedReview(number, at is { } instant ? StudyDay.Of(instant, zone, rollover).Number : DayAfter(number, Field(row, ElapsedNames)), (Rating)rating)));
    }

    private int DayAfter(int card, string? elapsed)
    {
        if (elapsed is null)
            throw Bad($"there is neither a time nor days since the review before; give {TimeNames[0]} or {ElapsedNames[0]}");
        if (!double.TryParse(elapsed, CultureInfo.InvariantCulture, out double since) || !double.IsFinite(since) || since > 1_000_000)
            throw Bad($"the days since the review before are “{elapsed}”, which is no number of days");

        // Anki's data set writes −1 for a card's first review.
        return days[card] = (int)Math.Min(int.MaxValue / 2, days.GetValueOrDefault(card) + Math.Max(0, Math.Floor(since)));
    }

    private DateTimeOffset ReadTime(string text)
    {
        const double FirstMilliseconds = 1e11; // in seconds, the year 5138
        const double LastMilliseconds = 253_402_300_799_999;
        if (double.TryParse(text, CultureInfo.InvariantCulture, out double number))
        {
            double milliseconds = number < FirstMilliseconds ? number * 1000 : number;
            return milliseconds is >= 0 and <= LastMilliseconds ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : throw Bad($"the time “{text}” is not between 1970 and 9999");
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) ? instant
            : throw Bad($"the time is “{text}”; write it as 2026-03-01T12:00:00Z, or in milliseconds since 1970");
    }

    private ILookup<string, string> JsonFields(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.EnumerateObject()
                .Where(property => property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                .ToLookup(property => property.Name, property => property.Value.ToString(), StringComparer.Ordinal);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw Bad($"this is no JSON object: {broken.Message}");
        }
    }

    private static string? Field(ILookup<string, string> row, string[] names) =>
        names.SelectMany(one => row[one]).Select(value => value.Trim()).FirstOrDefault(value => value.Length > 0);

    /// <summary>Fields between commas; one in quotation marks may hold commas. Quotation marks themselves are dropped, which no column that is read here minds.</summary>
    private static List<string> Fields(string text)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        bool isQuoted = false;
        foreach (char c in text)
        {
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (c == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(c);
            }
        }

        return [.. fields, field.ToString()];
    }

    private FormatException Bad(string why) => new($"{name}:{line}: {why}.");
}
