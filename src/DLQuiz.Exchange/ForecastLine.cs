using DLQuiz.Core.Reports;

namespace DLQuiz.Exchange;

/// <summary>A forecast as one JSON line.</summary>
public static class ForecastLine
{
    /// <param name="output">Where to.</param>
    /// <param name="scheduler">Its name.</param>
    /// <param name="retention">Wanted by it; null for a scheduler that wants none.</param>
    /// <param name="limits">New cards and reviews a day, null where each deck's own hold.</param>
    /// <param name="forecast">What came of it.</param>
    public static void Write(TextWriter output, string scheduler, double? retention, (int? NewPerDay, int? ReviewsPerDay) limits, WorkloadForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        JsonLines.Write(output, line =>
        {
            line.WriteString("scheduler", scheduler);
            if (retention is { } wanted)
                line.WriteNumber("retention", wanted);
            if (limits.NewPerDay is { } newPerDay)
                line.WriteNumber("new_per_day", newPerDay);
            if (limits.ReviewsPerDay is { } reviewsPerDay)
                line.WriteNumber("reviews_per_day", reviewsPerDay);
            line.WriteNumber("answers", forecast.Answers);
            line.WriteNumber("met", forecast.Met);
            line.WriteNumber("known", forecast.Known);
            if (forecast.Recalled is { } recalled)
                line.WriteNumber("recalled", recalled);
            line.WriteStartArray("days");
            foreach (WorkloadDay day in forecast.Days)
            {
                line.WriteStartObject();
                line.WriteString("day", day.Day.ToString());
                line.WriteNumber("new", day.New);
                line.WriteNumber("reviews", day.Reviews);
                line.WriteNumber("passed", day.Passed);
                line.WriteNumber("drills", day.Drills);
                line.WriteNumber("waiting", day.Waiting);
                line.WriteEndObject();
            }

            line.WriteEndArray();
        });
    }
}
