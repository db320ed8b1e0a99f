using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DLQuiz.Storage.Rows;

/// <summary>How many of a deck's own cards are in which condition for a learner, whatever the day: the deck list must not count a million states.</summary>
internal sealed class DeckTallyRow
{
    public long LearnerId { get; set; }

    public long DeckId { get; set; }

    /// <summary>Cards that the notes still have.</summary>
    public int Present { get; set; }

    /// <summary>Of these, those not suspended.</summary>
    public int Active { get; set; }

    /// <summary>Of the active, those never reviewed.</summary>
    public int Fresh { get; set; }

    /// <summary>Of the active, those with an interval of 21 days and more.</summary>
    public int Mature { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DeckTallyRow>
    {
        public void Configure(EntityTypeBuilder<DeckTallyRow> builder)
        {
            builder.HasKey(row => new { row.LearnerId, row.DeckId });
            builder.HasOne<LearnerRow>().WithMany().HasForeignKey(row => row.LearnerId);
            builder.HasOne<DeckRow>().WithMany().HasForeignKey(row => row.DeckId);
        }
    }
}

/// <summary>Sums of <see cref="DayStatRow"/> over all decks, so that a year of a large collection is a thousand rows and not millions.</summary>
internal sealed class DayTotalRow
{
    public long LearnerId { get; set; }

    public int Day { get; set; }

    public int Maturity { get; set; }

    public int Reviews { get; set; }

    public int Passed { get; set; }

    public int Drills { get; set; }

    public long Milliseconds { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DayTotalRow>
    {
        public void Configure(EntityTypeBuilder<DayTotalRow> builder)
        {
            builder.HasKey(row => new { row.LearnerId, row.Day, row.Maturity });
            builder.HasOne<LearnerRow>().WithMany().HasForeignKey(row => row.LearnerId);
        }
    }
}
