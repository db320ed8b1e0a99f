using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>FSRS's grade of one answer, numbered as its logs are.</summary>
public enum Rating
{
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

/// <summary>How SM-2's six grades and FSRS's four stand for one another.</summary>
public static class Ratings
{
    /// <summary>0 to 2 are again, 3 hard, 4 good, 5 easy.</summary>
    public static Rating Of(Quality quality) => quality.IsPass ? (Rating)(quality.Value - 1) : Rating.Again;

    /// <summary>Again is 1, hard 3, good 4, easy 5: the grades of the keys 1 to 4.</summary>
    public static Quality ToQuality(Rating rating) => rating == Rating.Again ? Quality.Wrong : new Quality((int)rating + 1);
}
