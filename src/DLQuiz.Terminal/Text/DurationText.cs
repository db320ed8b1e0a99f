namespace DLQuiz.Terminal.Text;

/// <summary>How long something took, as a learner says it.</summary>
internal static class DurationText
{
    /// <summary>Seconds below a minute, minutes below an hour, then hours and minutes.</summary>
    public static string Of(TimeSpan time) =>
        time < TimeSpan.FromSeconds(9.95) ? Wording.Of($"{time.TotalSeconds:0.#} s")
        : time < TimeSpan.FromSeconds(59.5) ? Wording.Of($"{time.TotalSeconds:0} s")
        : time < TimeSpan.FromMinutes(59.5) ? Wording.Of($"{time.TotalMinutes:0} min")
        : OfMinutes((long)Math.Round(time.TotalMinutes));

    private static string OfMinutes(long minutes) => Wording.Of($"{TextTable.Number(minutes / 60)} h {minutes % 60} min");
}
