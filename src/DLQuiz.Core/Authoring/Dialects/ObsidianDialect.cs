using System.Collections.Immutable;
using DLQuiz.Core.Authoring.Markup;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DLQuiz.Core.Authoring.Dialects;

/// <summary>Notes of the Obsidian plugin Spaced Repetition: <c>::</c>, <c>:::</c>, <c>?</c>, <c>??</c> and <c>==cloze==</c>, in the decks that <c>#flashcards/…</c> names.</summary>
internal sealed class ObsidianDialect : Dialect
{
    private const string Schedule = "<!--SR:";

    public override string Name => "obsidian-sr";

    public override bool HasFields => false;

    public override bool IsImplicit => false;

    /// <summary>Whether the tag or a schedule of the plugin stands in the note, outside of code.</summary>
    public static bool IsMarked(NoteReading reading)
    {
        string text = reading.Source.Text;
        if (reading.Settings.Tags.Any(DeckTags.Is))
            return true;
        bool mayTag = text.Contains('#' + DeckTags.Marker, StringComparison.OrdinalIgnoreCase);
        bool maySchedule = text.Contains(Schedule, StringComparison.Ordinal);
        return (mayTag || maySchedule) && reading.Blocks.OfType<LeafBlock>().Any(block => block is CommentBlock
            ? maySchedule && text.AsSpan(block.Span.Start).StartsWith(Schedule)
            : Inlines.Of(block).Any(inline => inline switch
            {
                CommentInline comment => text.AsSpan(comment.Span.Start).StartsWith(Schedule),
                LiteralInline literal => mayTag && DeckTags.In(literal.Content.ToString()).Any(found => DeckTags.Is(found.Tag)),
                _ => false,
            }));
    }

    /// <summary>A tag that names the deck, unless the front matter's own key does.</summary>
    public override NoteSettings Settle(NoteSettings settings)
    {
        string? deck = settings.Tags.Where(DeckTags.Is).Select(DeckTags.DeckOf).FirstOrDefault(deck => deck is not null);
        return settings with { Deck = settings.Deck ?? deck, Tags = [.. settings.Tags.Where(tag => !DeckTags.Is(tag))] };
    }

    public override IEnumerable<Draft> Read(NoteReading reading)
    {
        // A tag holds for all cards behind it, up to the next one.
        ImmutableArray<string> current = [];
        foreach (ObsidianBlock block in new ObsidianLines(reading).Blocks())
        {
            var text = new ObsidianText(block, reading);
            ImmutableArray<string> tags = text.Own.IsEmpty ? current : text.Own;
            Draft[] drafts = [.. text.Drafts()];
            foreach (Draft draft in drafts)
                yield return draft with { Deck = tags.Select(DeckTags.DeckOf).FirstOrDefault(deck => deck is not null), Tags = [.. tags.Skip(1).Select(DeckTags.DeckOf).OfType<string>()] };
            if (drafts.Length == 0 && !text.Own.IsEmpty)
                current = text.Own;
            if (!text.Later.IsEmpty)
                current = text.Later;
        }
    }

    /// <summary>A note with the tag may as well be ours: its fields and its cards of the plugin are counted, and what is lost is told.</summary>
    protected override bool Claims(NoteReading reading) =>
        IsMarked(reading) && Read(reading).Skip(reading.Blocks.OfType<FieldBlock>().Count(field => field.Kind != FieldKind.Answer)).Any();
}
