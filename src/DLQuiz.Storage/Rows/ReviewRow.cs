using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DLQuiz.Storage.Rows;

/// <summary>One entry of the append-only log; the card need not be known yet, for a log may arrive before its notes.</summary>
internal sealed class ReviewRow
{
    public long Device { get; set; }

    public long Sequence { get; set; }

    public long LearnerId { get; set; }

    /// <summary>The card it counts for.</summary>
    public required byte[] Card { get; set; }

    /// <summary>The key it was written under, where no card has that key here: it waits for its card then, or counts for one that was found in its place; null otherwise.</summary>
    public byte[]? Key { get; set; }

    /// <summary>The <see cref="Core.Model.FrontHash"/> of the card's front when it was written; null in entries of schema 2 and before.</summary>
    public long? Front { get; set; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public long Instant { get; set; }

    public required string Zone { get; set; }

    public int Day { get; set; }

    /// <summary>The number that <see cref="EventCodec"/> gives the event.</summary>
    public int Kind { get; set; }

    /// <summary>JSON of the rest of the event.</summary>
    public required string Payload { get; set; }

    /// <summary>Of an undo: the device of the entry it names.</summary>
    public long? UndoneDevice { get; set; }

    public long? UndoneSequence { get; set; }

    /// <summary>Of an answer: the misconceptions that the payload has as well, null for none, so that reports need not read the log.</summary>
    public string? Misconceptions { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ReviewRow>
    {
        public void Configure(EntityTypeBuilder<ReviewRow> builder)
        {
            builder.HasKey(row => new { row.Device, row.Sequence });
            builder.HasOne<LearnerRow>().WithMany().HasForeignKey(row => row.LearnerId);
            builder.HasOne<DeviceRow>().WithMany().HasForeignKey(row => row.Device);
            builder.HasIndex(row => new { row.Card, row.LearnerId, row.Instant, row.Device, row.Sequence }).HasDatabaseName("ix_reviews_card");
            builder.HasIndex(row => new { row.Key, row.Card }).HasDatabaseName("ix_reviews_key").HasFilter("key IS NOT NULL");
            builder.HasIndex(row => new { row.UndoneDevice, row.UndoneSequence }).HasDatabaseName("ix_reviews_undone").HasFilter("undone_device IS NOT NULL");
            builder.HasIndex(row => new { row.LearnerId, row.Day }).HasDatabaseName("ix_reviews_misconceived").HasFilter("misconceptions IS NOT NULL");
        }
    }
}

/// <summary>Sums of the log by study day, deck and maturity before the answer, kept in the transaction of each answer.</summary>
internal sealed class DayStatRow
{
    public long LearnerId { get; set; }

    public int Day { get; set; }

    public long DeckId { get; set; }

    public int Maturity { get; set; }

    public int Reviews { get; set; }

    public int Passed { get; set; }

    public int Drills { get; set; }

    public long Milliseconds { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DayStatRow>
    {
        public void Configure(EntityTypeBuilder<DayStatRow> builder)
        {
            builder.HasKey(row => new { row.LearnerId, row.Day, row.DeckId, row.Maturity });
            builder.HasOne<LearnerRow>().WithMany().HasForeignKey(row => row.LearnerId);
            builder.HasOne<DeckRow>().WithMany().HasForeignKey(row => row.DeckId);
        }
    }
}
