using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Identity;

/// <summary>The rungs of <see cref="Matching"/>: each pairs cards of the notes with cards of the store until all or nothing is left.</summary>
internal sealed class MatchLadder
{
    private readonly Card[] cards;
    private readonly StoredCard[] stored;
    private readonly int[] matchOfCard;
    private readonly bool[] isTaken;
    private readonly HashSet<string> partial;
    private List<int> left;

    /// <param name="cards">Of the notes.</param>
    /// <param name="stored">Of the store, less those that no note may touch.</param>
    /// <param name="partial">Files with a block that could not be read: a quiz that is left of their stored cards may be that block, so nothing merely alike takes it.</param>
    public MatchLadder(Card[] cards, StoredCard[] stored, HashSet<string> partial)
    {
        this.partial = partial;
        this.cards = cards;
        this.stored = stored;
        matchOfCard = new int[cards.Length];
        Array.Fill(matchOfCard, -1);
        isTaken = new bool[stored.Length];
        left = [.. Enumerable.Range(0, cards.Length)];
    }

    public IEnumerable<int> Unmatched => Enumerable.Range(0, stored.Length).Where(i => !isTaken[i]);

    public int? MatchOf(int card) => matchOfCard[card] >= 0 ? matchOfCard[card] : null;

    public void Climb()
    {
        Unchanged();
        BySame(card => card.Id is { } id ? (DeckPath.Top(card.Deck), id, PartOf(card), "") : null, Rung.Gone);
        BySame(card => (card.Span.File, Family(card), card.Front, card.Back), Rung.Gone);
        BySame(card => (Family(card), card.Front, card.Back, ""), Rung.Gone);
        BySame(card => (card.Span.File, Family(card), card.Front, ""), Rung.None);
        BySame(card => (card.Span.File, Family(card), card.Back, Headings(card)), Rung.Unique);
        BySimilarity(isOwnFile: true);
        BySame(card => (Family(card), card.Front, "", ""), Rung.Unique);
        BySame(card => (Family(card), card.Back, Headings(card), ""), Rung.Unique);
        BySimilarity(isOwnFile: false);
        BySame(card => (card.Span.File, Family(card), card.Front, ""), Rung.Gone);
        BySame(card => (card.Key.ToString(), "", "", ""), Rung.Gone);
    }

    [Flags]
    private enum Rung
    {
        None = 0,

        /// <summary>Gone cards may come back here.</summary>
        Gone = 1,

        /// <summary>Only where one card on each side has the trait.</summary>
        Unique = 2,
    }

    /// <summary>Nearly all cards of nearly all runs. Only what a text stood for at the last compile counts, in the order of the note: so a note that did not change is paired as it was.</summary>
    private void Unchanged()
    {
        var first = new Dictionary<(string File, string? Id, CardKind Kind, string Front, string Back), int>(stored.Length);
        int[] next = new int[stored.Length];
        for (int i = stored.Length - 1; i >= 0; i--)
        {
            if (stored[i].IsGone || stored[i].IsKept)
                continue;
            ref int head = ref CollectionsMarshal.GetValueRefOrAddDefault(first, Exactly(stored[i].Card), out bool isKnown);
            next[i] = isKnown ? head : -1;
            head = i;
        }

        for (int card = 0; card < cards.Length && first.Count > 0; card++)
        {
            ref int head = ref CollectionsMarshal.GetValueRefOrNullRef(first, Exactly(cards[card]));
            if (Unsafe.IsNullRef(ref head) || head < 0)
                continue;
            Pair(card, head);
            head = next[head];
        }

        left = [.. left.Where(card => matchOfCard[card] < 0)];
    }

    private static (string File, string? Id, CardKind Kind, string Front, string Back) Exactly(Card card) => (card.Span.File, card.Id, card.Kind, card.Front, card.Back);

    private static string Family(Card card) => CardKinds.Of(card.Kind).Family;

    private bool MayBeUnread(Card card) => card.Kind == CardKind.Numeric && partial.Contains(card.Span.File);

    /// <summary>An id names a whole block: of its clozes each is told by its text, of its two directions each by its kind.</summary>
    private static string PartOf(Card card) => card.Kind switch
    {
        CardKind.Cloze => card.Back,
        CardKind.Reverse => "\nreverse",
        _ => "",
    };

    private static string Headings(Card card) => string.Join('\n', card.Context);

    /// <summary>Pairs what has the same trait: live cards of the store before kept ones, those before gone ones, else in the order of the notes.</summary>
    private void BySame(Func<Card, (string, string, string, string)?> traitOf, Rung rung)
    {
        if (left.Count == 0)
            return;
        Dictionary<(string, string, string, string), Queue<int>> queues = Queues(traitOf, rung);
        if (queues.Count == 0)
            return;
        HashSet<(string, string, string, string)> seen = [];
        HashSet<(string, string, string, string)> twice = [];
        if (rung.HasFlag(Rung.Unique))
            twice = [.. left.Select(card => traitOf(cards[card])).OfType<(string, string, string, string)>().Where(trait => !seen.Add(trait))];
        var rest = new List<int>();
        foreach (int card in left)
        {
            if (traitOf(cards[card]) is { } trait && !twice.Contains(trait) && queues.TryGetValue(trait, out Queue<int>? queue) && queue.TryDequeue(out int match))
                Pair(card, match);
            else
                rest.Add(card);
        }

        left = rest;
    }

    private Dictionary<(string, string, string, string), Queue<int>> Queues(Func<Card, (string, string, string, string)?> traitOf, Rung rung)
    {
        var queues = new Dictionary<(string, string, string, string), Queue<int>>();
        foreach (int i in Unmatched.Where(i => rung.HasFlag(Rung.Gone) || !stored[i].IsGone).OrderBy(i => stored[i].IsGone).ThenBy(i => stored[i].IsKept))
        {
            if ((rung.HasFlag(Rung.Unique) && MayBeUnread(stored[i].Card)) || traitOf(stored[i].Card) is not { } trait)
                continue;
            if (!queues.TryGetValue(trait, out Queue<int>? queue))
                queues[trait] = queue = new Queue<int>();
            queue.Enqueue(i);
        }

        if (!rung.HasFlag(Rung.Unique))
            return queues;
        foreach ((var trait, Queue<int> queue) in queues.ToArray())
        {
            if (queue.Count > 1)
                queues.Remove(trait);
        }

        return queues;
    }

    private void Pair(int card, int match)
    {
        matchOfCard[card] = match;
        isTaken[match] = true;
    }

    private void BySimilarity(bool isOwnFile)
    {
        if (left.Count == 0)
            return;
        string groupOf(Card card) => Family(card) + "\n" + (isOwnFile ? card.Span.File : "");
        ILookup<string, int> candidates = Unmatched.Where(i => !stored[i].IsGone && !MayBeUnread(stored[i].Card)).ToLookup(i => groupOf(stored[i].Card));
        foreach (IGrouping<string, int> group in left.GroupBy(i => groupOf(cards[i])).ToArray())
        {
            int[] theirs = [.. candidates[group.Key]];
            int[] ours = [.. group];
            if (theirs.Length == 0)
                continue;
            var similarity = new Similarity([.. ours.Select(i => TextOf(cards[i]))], [.. theirs.Select(i => TextOf(stored[i].Card))]);
            foreach ((int card, int match) in similarity.Pairs())
                Pair(ours[card], theirs[match]);
        }

        left = [.. left.Where(card => matchOfCard[card] < 0)];
    }

    private static string TextOf(Card card) => card.Front + "\n" + card.Back;
}
