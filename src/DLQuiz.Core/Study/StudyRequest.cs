namespace DLQuiz.Core.Study;

/// <summary>What answers do to the schedule.</summary>
public enum StudyMode
{
    /// <summary>They move it.</summary>
    Schedule,

    /// <summary>They are logged and move nothing, so that an evening before an exam does not spoil months of spacing.</summary>
    Cram,
}

/// <summary>What a learner wants to study in a sitting.</summary>
public sealed record StudyRequest
{
    /// <summary>Today's queue of the whole collection.</summary>
    public static readonly StudyRequest Today = new();

    /// <summary>Root of a subtree; null for every deck.</summary>
    public string? Deck { get; init; }

    /// <summary>Null for every card.</summary>
    public CardFilter? Filter { get; init; }

    public StudyMode Mode { get; init; }

    /// <summary>Cards due within so many days after today count as due; 0 for today's alone.</summary>
    public int AheadDays { get; init; }

    /// <summary>Whether cards of one block may be asked on the same day.</summary>
    public bool WithSiblings { get; init; }
}
