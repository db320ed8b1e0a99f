using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DLQuiz.Storage.Rows;

internal sealed class SourceRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    public required string Root { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SourceRow>
    {
        public void Configure(EntityTypeBuilder<SourceRow> builder) => builder.HasIndex(row => row.Name).IsUnique();
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

internal sealed class NoteRow
{
    public long Id { get; set; }

    public long SourceId { get; set; }

    public required string File { get; set; }

    public required string Hash { get; set; }

    public long DeckId { get; set; }

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
