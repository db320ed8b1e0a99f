using System.Collections.Immutable;

using DLQuiz.Core.Model;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>Cards and plans as a compile would make them, without notes.</summary>
internal static class Notes
{
    public static readonly Source Source = new("notes", "/home/learner/notes");

    public static Card Card(string name, string deck = "dl/norm", int block = 0) => new()
    {
        Key = CardKey.Of(name),
        Kind = CardKind.QuestionAnswer,
        Deck = deck,
        Front = name + "?",
        Back = "Because.",
        Span = new SourceSpan(deck + ".md", 1 + block, 1, 10),
        Block = block,
    };

    /// <summary>Cards of one deck, each in a block of its own.</summary>
    public static Card[] Deck(string deck, int count) => [.. Enumerable.Range(0, count).Select(number => Card($"{deck} {number}", deck, number))];

    /// <summary>The plan that makes the store hold just these cards of the source; settings by deck.</summary>
    public static CompilePlan Plan(IStore store, IEnumerable<Card> cards, params (string Deck, DeckSettings Settings)[] settings)
    {
        Card[] now = [.. cards];
        var stored = store.CardsOf(Source.Name).ToDictionary(card => card.Card.Key);
        var notes = now.Select(card => (card.Span.File, card.Deck)).Distinct().Select(note => new Note(
            note.File, CardKey.Of(note.File).ToString(), note.Deck, settings.FirstOrDefault(one => one.Deck == note.Deck).Settings ?? DeckSettings.None));
        return new CompilePlan(
            Source,
            [.. notes],
            [.. now.Select(card => Change(card, stored.GetValueOrDefault(card.Key)))],
            [.. stored.Values.Where(card => !card.IsGone && now.All(one => one.Key != card.Card.Key)).Select(card => card.Card)]);
    }

    public static Moment At(double hours, int days = 0)
    {
        DateTimeOffset instant = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddDays(days).AddHours(hours);
        return new Moment(instant, "Asia/Shanghai", StudyDay.Of(instant, TimeZoneInfo.Utc, TimeSpan.FromHours(4)));
    }

    public static CardEvent.Review Review(int quality) => new(new Quality(quality), new Answer(TimeSpan.FromMilliseconds(4200)));

    private static CardChange Change(Card card, StoredCard? before)
    {
        ChangeKind kind = before is null ? ChangeKind.New
            : before.IsGone ? ChangeKind.Returned
            : before.Card == card ? ChangeKind.Unchanged
            : before.Card.Span != card.Span || before.Card.Deck != card.Deck ? ChangeKind.Moved
            : ChangeKind.Edited;
        return new CardChange(kind, card, before?.Card, card.Key);
    }
}
