using DLQuiz.Core.Scheduling.Fitting;

namespace DLQuiz.Exchange;

/// <summary>What a fit came to as one JSON line.</summary>
public static class FitLine
{
    /// <param name="output">Where to.</param>
    /// <param name="report">Of the fit.</param>
    /// <param name="isStored">Whether the parameters schedule from now on.</param>
    public static void Write(TextWriter output, FitReport report, bool isStored)
    {
        ArgumentNullException.ThrowIfNull(report);
        JsonLines.Write(output, line =>
        {
            line.WriteNumber("reviews", report.Reviews);
            line.WriteNumber("learned", report.Learned);
            line.WriteNumber("tested", report.Tested);
            line.WriteStartArray("scores");
            foreach (PredictionScore score in report.Scores)
            {
                line.WriteStartObject();
                line.WriteString("name", score.Name);
                line.WriteNumber("log_loss", score.LogLoss);
                line.WriteNumber("rmse_bins", score.RmseBins);
                line.WriteEndObject();
            }

            line.WriteEndArray();
            line.WriteBoolean("better", report.IsBetter);
            line.WriteBoolean("stored", isStored);
            line.WriteStartArray("parameters");
            foreach (double parameter in report.Parameters.Values)
                line.WriteNumberValue(parameter);
            line.WriteEndArray();
        });
    }
}
