namespace DLQuiz.Core.Scheduling;

/// <summary>How much a study day holds where no deck says otherwise; one allowance for all decks that state no limit of their own.</summary>
/// <param name="NewPerDay">Cards met for the first time.</param>
/// <param name="ReviewsPerDay">Scheduled reviews; drills are not counted.</param>
public sealed record DailyLimits(int NewPerDay = 20, int ReviewsPerDay = 200)
{
    public static readonly DailyLimits Default = new();
}
