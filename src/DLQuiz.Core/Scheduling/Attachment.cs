using DLQuiz.Core.Model;

namespace DLQuiz.Core.Scheduling;

/// <summary>Which card the entries of another machine belong to, when that machine knew the card by another key.</summary>
/// <param name="IsCard">Whether a card has that key.</param>
/// <param name="OfAlias">The card that the notes give that key too.</param>
/// <param name="OnlyWith">The card with that front, where just one has it.</param>
public sealed record Attachment(Func<CardKey, bool> IsCard, Func<CardKey, CardKey?> OfAlias, Func<FrontHash, CardKey?> OnlyWith)
{
    /// <summary>By the key itself, as an alias, then by front; null while no card is found.</summary>
    /// <param name="key">As the entries have it.</param>
    /// <param name="log">All entries under that key, in any order: the latest whose front is one card's alone decides, so that the order of merges does not.</param>
    public CardKey? Of(CardKey key, IEnumerable<LogEntry> log) =>
        IsCard(key) ? key
        : OfAlias(key) is { } known ? known
        : log.OrderDescending().Select(entry => entry.Front).OfType<FrontHash>().Distinct().Select(OnlyWith).FirstOrDefault(card => card is not null);
}
