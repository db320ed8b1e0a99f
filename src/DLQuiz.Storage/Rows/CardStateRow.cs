using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DLQuiz.Storage.Rows;

/// <summary>The fold of one learner's log of one card, with what the day's queue asks of the card itself copied next to it.</summary>
internal sealed class CardStateRow
{
    public long LearnerId { get; set; }

    public required byte[] Card { get; set; }

    /// <summary>0 new, 1 a drill pending, 2 review, 3 suspended, 4 gone from the notes.</summary>
    public int Queue { get; set; }

    /// <summary>A day number, null for a card never reviewed.</summary>
    public int? Due { get; set; }

    public int IntervalDays { get; set; }

    /// <summary>In hundredths.</summary>
    public int Ease { get; set; }

    public int Repetitions { get; set; }

    public int Lapses { get; set; }

    public double? Stability { get; set; }

    public double? Difficulty { get; set; }

    public int? LastReview { get; set; }

    public int? DrillDay { get; set; }

    public bool Suspended { get; set; }

    public int? BuriedUntil { get; set; }

    public int Flag { get; set; }

    /// <summary>The deck's place in the pre-order of all decks.</summary>
    public long DeckPre { get; set; }

    /// <summary>The block over all notes: the note's id and the block's number.</summary>
    public long Block { get; set; }

    public long Position { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CardStateRow>
    {
        /// <summary>Each list that a day begins with is one walk along one of these indexes and never touches the table.</summary>
        public void Configure(EntityTypeBuilder<CardStateRow> builder)
        {
            builder.HasKey(row => new { row.LearnerId, row.Card });
            builder.HasOne<LearnerRow>().WithMany().HasForeignKey(row => row.LearnerId);
            builder.HasOne<CardRow>().WithMany().HasForeignKey(row => row.Card);
            builder.HasIndex(row => new { row.LearnerId, row.Due, row.DeckPre, row.Block, row.Card, row.Queue, row.BuriedUntil, row.DrillDay, row.Position })
                .HasDatabaseName("ix_card_states_due").HasFilter("queue IN (1, 2)");
            builder.HasIndex(row => new { row.LearnerId, row.DrillDay, row.Due, row.DeckPre, row.Block, row.Card, row.Queue, row.BuriedUntil, row.Position })
                .HasDatabaseName("ix_card_states_drill").HasFilter("queue = 1");
            builder.HasIndex(row => new { row.LearnerId, row.DeckPre, row.Position, row.Block, row.Card, row.Queue, row.BuriedUntil })
                .HasDatabaseName("ix_card_states_new").HasFilter("queue = 0");
            builder.HasIndex(row => new { row.LearnerId, row.BuriedUntil, row.DeckPre, row.Queue })
                .HasDatabaseName("ix_card_states_buried").HasFilter("queue = 0 AND buried_until IS NOT NULL");
            builder.HasIndex(row => new { row.LearnerId, row.LastReview, row.Block })
                .HasDatabaseName("ix_card_states_last_review").HasFilter("last_review IS NOT NULL");
        }
    }
}
