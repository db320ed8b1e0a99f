using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DLQuiz.Storage.Rows;

/// <summary>A card as it was last compiled; never deleted, so that one that comes back finds its history.</summary>
internal sealed class CardRow
{
    /// <summary>16 bytes.</summary>
    public required byte[] Key { get; set; }

    public long NoteId { get; set; }

    public long DeckId { get; set; }

    public int Kind { get; set; }

    public string? AuthorId { get; set; }

    public required string Front { get; set; }

    public required string Back { get; set; }

    /// <summary>A JSON array of headings, outermost first.</summary>
    public required string Context { get; set; }

    /// <summary>A JSON array.</summary>
    public required string Tags { get; set; }

    public string? Question { get; set; }

    public int SourceLine { get; set; }

    public int SourceColumn { get; set; }

    public int SourceLength { get; set; }

    /// <summary>Counted within the note.</summary>
    public int Block { get; set; }

    /// <summary>Order over all notes: the note's id, the block, the place in the block.</summary>
    public long Position { get; set; }

    public bool Gone { get; set; }

    /// <summary>Whether it waits in a note of which a part could not be read: perhaps it is that part, so it is not gone, yet no text stands for it.</summary>
    public bool Kept { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CardRow>
    {
        public void Configure(EntityTypeBuilder<CardRow> builder)
        {
            builder.HasKey(row => row.Key);
            builder.HasIndex(row => row.NoteId);
            builder.HasIndex(row => row.DeckId);
            builder.HasIndex(row => row.NoteId, "ix_cards_without_text").HasFilter("gone OR kept");
            builder.HasOne<NoteRow>().WithMany().HasForeignKey(row => row.NoteId);
            builder.HasOne<DeckRow>().WithMany().HasForeignKey(row => row.DeckId);
        }
    }
}

/// <summary>Another key that the notes may give a card, because its text or id changed since it was first seen.</summary>
internal sealed class CardAliasRow
{
    public required byte[] Alias { get; set; }

    public required byte[] Card { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CardAliasRow>
    {
        public void Configure(EntityTypeBuilder<CardAliasRow> builder)
        {
            builder.HasKey(row => row.Alias);
            builder.HasOne<CardRow>().WithMany().HasForeignKey(row => row.Card);
        }
    }
}
