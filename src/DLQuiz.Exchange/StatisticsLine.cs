using System.Text.Json;
using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;

namespace DLQuiz.Exchange;

/// <summary>A learner's progress and the days to come, as one JSON line.</summary>
public static class StatisticsLine
{
    /// <summary>Shares from 0 to 1, null without reviews; days without work or due cards are left out.</summary>
    public static void Write(TextWriter output, StudyDay today, Progress progress, IEnumerable<(StudyDay Day, int Cards)> forecast)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(forecast);
        JsonLines.Write(output, line =>
        {
            line.WriteString("day", today.ToString());
            line.WriteNumber("streak", progress.Streak);
            line.WriteNumber("longest_streak", progress.LongestStreak);
            Write(line, "retention", progress.Retention);
            Write(line, "retention_young", progress.Young);
            Write(line, "retention_mature", progress.Mature);
            line.WriteStartArray("days");
            foreach (DayWork day in progress.Days)
                Write(line, day);
            line.WriteEndArray();
            line.WriteStartArray("forecast");
            foreach ((StudyDay day, int cards) in forecast)
            {
                line.WriteStartObject();
                line.WriteString("day", day.ToString());
                line.WriteNumber("due", cards);
                line.WriteEndObject();
            }

            line.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter line, DayWork day)
    {
        line.WriteStartObject();
        line.WriteString("day", day.Day.ToString());
        line.WriteNumber("new", day.New);
        line.WriteNumber("reviews", day.Reviews);
        line.WriteNumber("drills", day.Drills);
        line.WriteNumber("seconds", Math.Round(day.Time.TotalSeconds, 1));
        line.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter line, string name, Retention retention)
    {
        line.WriteStartObject(name);
        line.WriteNumber("passed", retention.Passed);
        line.WriteNumber("reviews", retention.Reviews);
        if (retention.Reviews == 0)
        {
            line.WriteNull("share");
        }
        else
        {
            line.WriteNumber("share", Math.Round(retention.Share, 4));
            line.WriteNumber("low", Math.Round(retention.Interval.Low, 4));
            line.WriteNumber("high", Math.Round(retention.Interval.High, 4));
        }

        line.WriteEndObject();
    }
}
