using System.Globalization;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Identity;

/// <summary>Computes the keys that notes alone give, equal on every machine.</summary>
public static class CardKeys
{
    /// <summary>The key of a card with an id of its own.</summary>
    /// <param name="kind">How it is written.</param>
    /// <param name="deck">Its path: the first part qualifies the id.</param>
    /// <param name="id">As the author wrote it.</param>
    /// <param name="part">Which sibling of the block it is; empty when it has none.</param>
    public static CardKey OfId(CardKind kind, string deck, string id, string part) =>
        CardKey.Of(CardKinds.Of(kind).KeyName, "id", DeckPath.Top(deck), id, part);

    /// <summary>The key of a card without one.</summary>
    public static CardKey OfContent(CardKind kind, string front, string back, string part) =>
        CardKey.Of(CardKinds.Of(kind).KeyName, "content", Normal(front), Normal(back), part);

    /// <summary>The key of the card at a place among equal ones, from 0: <paramref name="first"/> itself at 0.</summary>
    public static CardKey Among(CardKey first, int ordinal) =>
        ordinal == 0 ? first : CardKey.Of(first.ToString(), ordinal.ToString(CultureInfo.InvariantCulture));

    /// <summary>NFC with every run of white space as one space.</summary>
    internal static string Normal(string text) => CardText.Normal(text);
}
