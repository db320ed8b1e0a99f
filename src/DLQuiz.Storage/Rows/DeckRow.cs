using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DLQuiz.Storage.Rows;

internal sealed class SourceRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string Root { get; set; }

    /// <summary>Names the rules that its notes were last read by; empty while nothing is known, and then every note is read again.</summary>
    public required string Compiler { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SourceRow>
    {
        public void Configure(EntityTypeBuilder<SourceRow> builder)
        {
            builder.HasIndex(row => row.Name).IsUnique();
            builder.Property(row => row.Compiler).HasDefaultValue("");
        }
    }
}

/// <summary>A deck; its subtree is the range of <see cref="Pre"/> to <see cref="Last"/>, with gaps so that a new deck renumbers few.</summary>
internal sealed class DeckRow
{
    public long Id { get; set; }

    public required string Path { get; set; }

    public long? ParentId { get; set; }

    public long Pre { get; set; }

    /// <summary>The highest <see cref="Pre"/> of the subtree.</summary>
    public long Last { get; set; }

    /// <summary>As the front matter says; null where a deck above decides, and so for the three that follow.</summary>
    public string? Scheduler { get; set; }

    public int? NewPerDay { get; set; }

    public int? ReviewsPerDay { get; set; }

    public string? Language { get; set; }

    /// <summary>The scheduler that the notes name, inherited or not; empty where they name none.</summary>
    public required string FoldsBy { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DeckRow>
    {
        public void Configure(EntityTypeBuilder<DeckRow> builder)
        {
            builder.HasIndex(row => row.Path).IsUnique();
            builder.HasOne<DeckRow>().WithMany().HasForeignKey(row => row.ParentId);
        }
    }
}

/// <summary>A compiled file, with all that a later compile must know of it when it is not read again; it stays when the file is gone, for its cards do.</summary>
internal sealed class NoteRow
{
    public long Id { get; set; }

    public long SourceId { get; set; }

    public required string File { get; set; }

    public required string Hash { get; set; }

    public long DeckId { get; set; }

    /// <summary>Bytes of the file when it was read; null when it must be read again whatever its time says, and so for the next.</summary>
    public long? Size { get; set; }

    /// <summary>Its last change in ticks, UTC.</summary>
    public long? Modified { get; set; }

    /// <summary>0 whole, 1 partial, 2 unread, 3 absent.</summary>
    public int Outcome { get; set; }

    /// <summary>How many cards it gave.</summary>
    public int CardCount { get; set; }

    /// <summary>Whether another source took cards over that this note gives as well.</summary>
    public bool Lent { get; set; }

    /// <summary>What its front matter says of its deck, as JSON; null for nothing.</summary>
    public string? Settings { get; set; }

    /// <summary>Hashes, 8 bytes each, of the keys and ids that it gives: two notes that share none settle apart.</summary>
    public byte[]? Names { get; set; }

    /// <summary>What was noticed in it, as JSON; null for nothing.</summary>
    public string? Findings { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<NoteRow>
    {
        public void Configure(EntityTypeBuilder<NoteRow> builder)
        {
            builder.HasIndex(row => new { row.SourceId, row.File }).IsUnique();
            builder.HasOne<SourceRow>().WithMany().HasForeignKey(row => row.SourceId);
            builder.HasOne<DeckRow>().WithMany().HasForeignKey(row => row.DeckId);
        }
    }
}
