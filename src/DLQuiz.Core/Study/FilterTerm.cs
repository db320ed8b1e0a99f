using System.Collections.Frozen;
using System.Globalization;
using DLQuiz.Compute;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Study;

/// <summary>One term of a <see cref="CardFilter"/>.</summary>
internal abstract record FilterTerm
{
    private static readonly FrozenDictionary<string, Func<string, FilterTerm>> Keys = new Dictionary<string, Func<string, FilterTerm>>
    {
        ["deck"] = value => new InDeck(value.Trim('/')),
        ["tag"] = value => new Tagged(value.TrimStart('#')),
        ["is"] = value => new Condition(value.ToLowerInvariant(), Condition.Of(value.ToLowerInvariant()).Test),
        ["kind"] = value => new OfKind(OfKind.Parse(value)),
        ["flag"] = value => new Flagged(int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int colour) ? colour : throw new FilterException($"flag:{value} wants a number: flag:1.")),
    }.ToFrozenDictionary();

    private FilterTerm()
    {
    }

    public bool IsNegated { get; private init; }

    /// <exception cref="FilterException">A known key with a value that it does not have.</exception>
    public static FilterTerm Parse(string word, bool isQuoted)
    {
        bool isNegated = !isQuoted && word.Length > 1 && word[0] is '-' or '－';
        string rest = isNegated ? word[1..] : word;
        int colon = isQuoted ? -1 : rest.AsSpan().IndexOfAny(':', '：');
        FilterTerm term = colon > 0 && KeyOf(rest[..colon]) is { } read ? Read(rest, colon, read) : new Contains(rest);
        return term with { IsNegated = isNegated };
    }

    public bool Holds(Card card, CardState state, StudyDay today) => IsTrue(card, state, today) != IsNegated;

    public CardCondition ToCondition() => Plain with { IsNegated = IsNegated };

    /// <summary>Before a negation.</summary>
    protected abstract CardCondition Plain { get; }

    protected abstract bool IsTrue(Card card, CardState state, StudyDay today);

    private static FilterTerm Read(string word, int colon, Func<string, FilterTerm> read) => colon + 1 < word.Length
        ? read(word[(colon + 1)..])
        : throw new FilterException($"“{word}” wants a value behind its colon, without a space.");

    /// <summary>Null for what is no key and looks like none.</summary>
    private static Func<string, FilterTerm>? KeyOf(string word)
    {
        string key = word.ToLowerInvariant();
        if (Keys.TryGetValue(key, out Func<string, FilterTerm>? read))
            return read;
        return Spelling.Nearest(key, Keys.Keys) is { } near
            ? throw new FilterException($"“{word}:” is no key of a filter; “{near}:” is. Put the term in quotation marks to look for it as text.")
            : null;
    }

    /// <summary>The deck, one above it, or a stretch of parts of its path: <c>deck:normalization</c> finds <c>deep-learning/normalization/batch</c>.</summary>
    internal sealed record InDeck(string Path) : FilterTerm
    {
        protected override CardCondition Plain => new CardCondition.InDeck(Path);

        protected override bool IsTrue(Card card, CardState state, StudyDay today) => new CardCondition.InDeck(Path).Holds(card.Deck);
    }

    /// <summary>The tag or one below it: <c>tag:cnn</c> finds <c>cnn/dilated</c>.</summary>
    internal sealed record Tagged(string Tag) : FilterTerm
    {
        protected override CardCondition Plain => new CardCondition.Tagged(Tag);

        protected override bool IsTrue(Card card, CardState state, StudyDay today) => card.Tags.Any(tag =>
            tag.StartsWith(Tag, StringComparison.OrdinalIgnoreCase) && (tag.Length == Tag.Length || tag[Tag.Length] is '/' or ':'));
    }

    internal sealed record OfKind(CardKind Kind) : FilterTerm
    {
        public static CardKind Parse(string word) => CardKinds.Named(word)
            ?? throw new FilterException($"kind:{word} is no kind of card; there are {string.Join(", ", CardKinds.All.Select(facts => facts.Name))}.");

        protected override CardCondition Plain => new CardCondition.OfKind(Kind);

        protected override bool IsTrue(Card card, CardState state, StudyDay today) => card.Kind == Kind;
    }

    internal sealed record Flagged(int Colour) : FilterTerm
    {
        protected override CardCondition Plain => new CardCondition.Flagged(Colour);

        protected override bool IsTrue(Card card, CardState state, StudyDay today) => state.Flag == Colour;
    }

    internal sealed record Contains(string Words) : FilterTerm
    {
        protected override CardCondition Plain => new CardCondition.Contains(Words);

        protected override bool IsTrue(Card card, CardState state, StudyDay today) =>
            Has(card.Front) || Has(card.Back) || card.Context.Any(Has);

        private bool Has(string text) => text.Contains(Words, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What the learner's state says.</summary>
    internal sealed record Condition(string Name, Func<CardState, StudyDay, bool> Test) : FilterTerm
    {
        private static readonly FrozenDictionary<string, (Func<CardState, StudyDay, bool> Test, CardCondition Plain)> Known = new Dictionary<string, (Func<CardState, StudyDay, bool>, CardCondition)>
        {
            ["new"] = ((state, today) => state.IsNew && !state.IsHeldBackOn(today), new CardCondition.Stands(CardStanding.New)),
            ["due"] = ((state, today) => !state.IsHeldBackOn(today) && (state.Due <= today || state.DrillDay == today), new CardCondition.Stands(CardStanding.Due)),
            ["learning"] = ((state, today) => state.DrillDay == today, new CardCondition.Stands(CardStanding.Learning)),
            ["later"] = ((state, today) => state.Due > today && state.DrillDay != today, new CardCondition.Stands(CardStanding.Later)),
            ["young"] = ((state, _) => state.Maturity == Maturity.Young, new CardCondition.Stands(CardStanding.Young)),
            ["mature"] = ((state, _) => state.Maturity == Maturity.Mature, new CardCondition.Stands(CardStanding.Mature)),
            ["leech"] = ((state, _) => Leech.Is(state), new CardCondition.Lapsed(Leech.First)),
            ["suspended"] = ((state, _) => state.Suspended, new CardCondition.Stands(CardStanding.Suspended)),
            ["buried"] = ((state, today) => state.BuriedUntil > today, new CardCondition.Stands(CardStanding.Buried)),
            ["flagged"] = ((state, _) => state.Flag > 0, new CardCondition.Stands(CardStanding.Flagged)),
        }.ToFrozenDictionary();

        /// <exception cref="FilterException">No condition has that name.</exception>
        public static (Func<CardState, StudyDay, bool> Test, CardCondition Plain) Of(string name) => Known.TryGetValue(name, out (Func<CardState, StudyDay, bool>, CardCondition) known)
            ? known
            : throw new FilterException($"is:{name} means nothing; there are {string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))}.");

        protected override CardCondition Plain => Of(Name).Plain;

        protected override bool IsTrue(Card card, CardState state, StudyDay today) => Test(state, today);
    }
}
