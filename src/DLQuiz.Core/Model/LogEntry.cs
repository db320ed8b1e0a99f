using System.Globalization;

namespace DLQuiz.Core.Model;

/// <summary>Names an entry on every machine: the device that wrote it and that device's own count, from 1.</summary>
/// <param name="Device">Drawn at random when a device first opens a store.</param>
/// <param name="Sequence">Grows by one with each entry of the device.</param>
public readonly record struct EntryId(long Device, long Sequence)
{
    /// <summary>Reads what <see cref="ToString"/> writes, and nothing else.</summary>
    public static bool TryParse(string text, out EntryId id)
    {
        ArgumentNullException.ThrowIfNull(text);
        const int Digits = 16;
        id = default;
        if (text.Length <= Digits || !long.TryParse(text.AsSpan(0, Digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long device)
            || !long.TryParse(text.AsSpan(Digits + 1), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence)
            || sequence < 1 || new EntryId(device, sequence).ToString() != text)
        {
            return false;
        }

        id = new EntryId(device, sequence);
        return true;
    }

    /// <summary>The device in 16 hexadecimal digits, a hyphen, the count.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Device:x16}-{Sequence}");
}

/// <summary>One line of a learner's history: appended once, never changed; the states of all cards follow from these.</summary>
/// <param name="Id">Unique over all machines.</param>
/// <param name="Learner">Whose history.</param>
/// <param name="Card">Which card.</param>
/// <param name="Instant">When, UTC, to the millisecond.</param>
/// <param name="Zone">The learner's time zone then (IANA name).</param>
/// <param name="Day">The study day then; kept, because zone and rollover may change later.</param>
/// <param name="Event">What happened.</param>
public sealed record LogEntry(EntryId Id, string Learner, CardKey Card, DateTimeOffset Instant, string Zone, StudyDay Day, CardEvent Event) : IComparable<LogEntry>
{
    /// <summary>The card's front when this was written; null for an entry of a version that did not keep it.</summary>
    public FrontHash? Front { get; init; }

    /// <summary>Instant, then device, then sequence: the order of every fold.</summary>
    public int CompareTo(LogEntry? other)
    {
        if (other is null)
        {
            return 1;
        }

        int order = Instant.CompareTo(other.Instant);
        order = order != 0 ? order : Id.Device.CompareTo(other.Id.Device);
        return order != 0 ? order : Id.Sequence.CompareTo(other.Id.Sequence);
    }

    public static bool operator <(LogEntry left, LogEntry right) => left.CompareTo(right) < 0;

    public static bool operator >(LogEntry left, LogEntry right) => left.CompareTo(right) > 0;

    public static bool operator <=(LogEntry left, LogEntry right) => left.CompareTo(right) <= 0;

    public static bool operator >=(LogEntry left, LogEntry right) => left.CompareTo(right) >= 0;
}

/// <summary>What a log entry says of its card.</summary>
public abstract record CardEvent
{
    private CardEvent()
    {
    }

    /// <summary>An entry that carries an answer; which of the four decides whether it moves the schedule.</summary>
    public abstract record Answered(Quality Quality, Answer Answer) : CardEvent;

    /// <summary>The scheduled review: the first of the card on its study day, and the only one that SM-2 folds.</summary>
    public sealed record Review(Quality Quality, Answer Answer) : Answered(Quality, Answer);

    /// <summary>A later look on the same study day, until quality 4; never folded by SM-2.</summary>
    public sealed record Drill(Quality Quality, Answer Answer) : Answered(Quality, Answer);

    /// <summary>Study outside the schedule; never folded.</summary>
    public sealed record Cram(Quality Quality, Answer Answer) : Answered(Quality, Answer);

    /// <summary>A question of an exam; never folded.</summary>
    public sealed record Quiz(Quality Quality, Answer Answer) : Answered(Quality, Answer);

    /// <summary>Takes the named entry out of every fold; is not itself undone.</summary>
    public sealed record Undo(EntryId Target) : CardEvent;

    public sealed record Suspend : CardEvent;

    public sealed record Unsuspend : CardEvent;

    /// <summary>Out of the queue before <paramref name="Until"/>.</summary>
    public sealed record Bury(StudyDay Until) : CardEvent;

    /// <summary>A coloured flag; 0 takes it away.</summary>
    public sealed record Flag(int Colour) : CardEvent;

    /// <summary>Makes the card new again; its log stays.</summary>
    public sealed record Reset : CardEvent;
}

/// <summary>How an answer came about, so that any past review can be shown again exactly.</summary>
/// <param name="TimeTaken">From the question's appearance to the grade.</param>
/// <param name="Numeric">What was drawn and typed; null for a card without numbers.</param>
/// <param name="Choice">What was picked; null for a card without options.</param>
/// <param name="Sequence">Which steps were missed; null for a card without steps.</param>
public sealed record Answer(TimeSpan TimeTaken, NumericAnswer? Numeric = null, ChoiceAnswer? Choice = null, SequenceAnswer? Sequence = null);

/// <summary>The numeric part of an answer.</summary>
/// <param name="Seed">Seed of the variant.</param>
/// <param name="Parameters">The drawn parameters as a JSON object, in the order of the question.</param>
/// <param name="Given">What the learner typed, as typed; parts on lines of their own.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Misconceptions">Numbers of the misconceptions made, <c>part:line</c>, joined by commas; empty when none.</param>
public sealed record NumericAnswer(ulong Seed, string Parameters, string Given, double Score, string Misconceptions = "");

/// <summary>What was picked among options.</summary>
/// <param name="Seed">Of the order in which the options showed.</param>
/// <param name="Picked">Numbers of the options as the note has them, from 1, ascending, joined by commas; empty when none was picked.</param>
/// <param name="Score">0 to 1.</param>
public sealed record ChoiceAnswer(ulong Seed, string Picked, double Score);

/// <summary>How far a sequence was known.</summary>
/// <param name="Steps">How many there were.</param>
/// <param name="Missed">Numbers of the steps that the learner did not know, from 1, ascending, joined by commas; empty when all were known.</param>
public sealed record SequenceAnswer(int Steps, string Missed);
