using System.Collections.Immutable;
using System.Text;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Study;

/// <summary>Says which cards are meant: <c>deck:cnn tag:exam is:due -kind:cloze "receptive field"</c>; all terms must hold, <c>or</c> parts alternatives.</summary>
/// <remarks>A term without a known key is text, looked for in front, back and headings whatever its case. Full-width colons and spaces count.</remarks>
public sealed class CardFilter
{
    private readonly ImmutableArray<ImmutableArray<FilterTerm>> alternatives;

    private CardFilter(string text, ImmutableArray<ImmutableArray<FilterTerm>> alternatives)
    {
        Text = text;
        this.alternatives = alternatives;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Whether it asks for suspended cards, which are left out of study otherwise.</summary>
    public bool NamesSuspended => alternatives.Any(terms => terms.Any(term => term is FilterTerm.Condition { Name: "suspended", IsNegated: false }));

    /// <exception cref="FilterException">A term cannot be understood; the message names it and what is possible.</exception>
    public static CardFilter Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = ImmutableArray.CreateBuilder<ImmutableArray<FilterTerm>>();
        var terms = ImmutableArray.CreateBuilder<FilterTerm>();
        foreach ((string word, bool isQuoted) in Words(text.Normalize(NormalizationForm.FormC)))
        {
            if (!isQuoted && word is "or" or "OR")
                found.Add(terms.DrainToImmutable());
            else
                terms.Add(FilterTerm.Parse(word, isQuoted));
        }

        found.Add(terms.DrainToImmutable());
        if (found.Count > 1 && found.Any(part => part.IsEmpty))
            throw new FilterException("“or” stands between two terms: is:due or is:new.");
        return new CardFilter(text, found.ToImmutable());
    }

    /// <summary>Whether the card, in the learner's state, is meant on <paramref name="today"/>; an empty filter means every card.</summary>
    public bool Matches(Card card, CardState state, StudyDay today) =>
        alternatives.Any(terms => terms.All(term => term.Holds(card, state, today)));

    /// <summary>The same for a store, which finds just the cards that <see cref="Matches"/>.</summary>
    public CardQuery ToQuery(StudyDay today, CardOrder order = CardOrder.Deck) =>
        new([.. alternatives.Select(terms => terms.Select(term => term.ToCondition()).ToImmutableArray())], today, order);

    public override string ToString() => Text;

    /// <summary>Words apart by white space; a quotation mark begins and ends a stretch in which white space counts.</summary>
    private static IEnumerable<(string Word, bool IsQuoted)> Words(string text)
    {
        var word = new StringBuilder();
        bool inQuotes = false;
        bool startsQuoted = false;
        foreach (char c in text)
        {
            if (c is '"' or '“' or '”')
            {
                startsQuoted |= word.Length == 0;
                inQuotes = !inQuotes;
            }
            else if (char.IsWhiteSpace(c) && !inQuotes)
            {
                if (word.Length > 0)
                    yield return (word.ToString(), startsQuoted);
                word.Clear();
                startsQuoted = false;
            }
            else
            {
                word.Append(c);
            }
        }

        if (inQuotes)
            throw new FilterException("A quotation mark is opened and never closed.");
        if (word.Length > 0)
            yield return (word.ToString(), startsQuoted);
    }
}
