namespace DLQuiz.Core.Model;

/// <summary>Where a card waits; the store keeps the number and indexes by it, so a value never changes its meaning.</summary>
public enum CardQueue
{
    New = 0,

    /// <summary>Failed or not sure today: comes back this study day until quality 4.</summary>
    Learning = 1,

    /// <summary>Scheduled for its due day.</summary>
    Review = 2,
}

/// <summary>How well established a card is; the store keeps the number, so a value never changes its meaning.</summary>
public enum Maturity
{
    /// <summary>Never reviewed.</summary>
    New = 0,

    /// <summary>An interval below 21 days.</summary>
    Young = 1,

    /// <summary>An interval of 21 days and more.</summary>
    Mature = 2,
}

/// <summary>What the schedule knows of one card and learner: the fold of the card's log entries, kept only as a cache of that fold.</summary>
public sealed record CardState
{
    /// <summary>The state of a card without a history; ease 2.50 as SM-2 starts.</summary>
    public static readonly CardState Fresh = new();

    /// <summary>The shortest interval, in days, of a mature card.</summary>
    public const int MatureDays = 21;

    /// <summary>Passes in a row.</summary>
    public int Repetitions { get; init; }

    /// <summary>Ease factor in hundredths: 250 is 2.50; never below 130.</summary>
    public int EaseX100 { get; init; } = 250;

    /// <summary>Days, 0 for a card never reviewed, at most 36,500.</summary>
    public int IntervalDays { get; init; }

    /// <summary>Null for a card never reviewed.</summary>
    public StudyDay? Due { get; init; }

    /// <summary>The study day of the last folded review.</summary>
    public StudyDay? LastReview { get; init; }

    /// <summary>Fails of a card whose last review was a pass.</summary>
    public int Lapses { get; init; }

    /// <summary>The study day on which drills of this card are pending; over at the rollover.</summary>
    public StudyDay? DrillDay { get; init; }

    /// <summary>FSRS only.</summary>
    public double? Stability { get; init; }

    /// <summary>FSRS only, 1 to 10.</summary>
    public double? Difficulty { get; init; }

    public bool Suspended { get; init; }

    /// <summary>The first study day on which a buried card shows again.</summary>
    public StudyDay? BuriedUntil { get; init; }

    /// <summary>0 is none.</summary>
    public int Flag { get; init; }

    public bool IsNew => LastReview is null;

    public Maturity Maturity => IsNew ? Maturity.New : IntervalDays < MatureDays ? Maturity.Young : Maturity.Mature;

    /// <summary>The queue as of <paramref name="today"/>: a drill counts only on its own study day.</summary>
    public CardQueue QueueOn(StudyDay today) =>
        DrillDay == today ? CardQueue.Learning : IsNew ? CardQueue.New : CardQueue.Review;

    /// <summary>Suspended and buried cards stay out of every queue.</summary>
    public bool IsHeldBackOn(StudyDay today) => Suspended || BuriedUntil > today;
}
