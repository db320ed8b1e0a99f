namespace DLQuiz.Storage;

/// <summary>Numbers decks in pre-order, so that a subtree is a range; new decks fall into the gaps between old ones, which keep their numbers while there is room.</summary>
internal static class DeckTree
{
    /// <summary>Room that is left between two decks numbered one after the other.</summary>
    public const long Gap = 1L << 20;

    /// <summary>A deck's number and the highest number of its subtree.</summary>
    internal readonly record struct Range(long Pre, long Last);

    /// <summary>The ranges of all paths and of every deck above them.</summary>
    /// <param name="known">Numbers given earlier, by this same order.</param>
    /// <param name="paths">Paths that are to have one.</param>
    public static SortedDictionary<string, Range> Number(IReadOnlyDictionary<string, long> known, IEnumerable<string> paths)
    {
        string[] order = [.. known.Keys.Concat(paths.SelectMany(SelfAndAbove)).Distinct().Order(PreOrder)];
        long[] numbers = Fill([.. order.Select(path => known.TryGetValue(path, out long pre) ? pre : (long?)null)])
            ?? [.. Enumerable.Range(1, order.Length).Select(place => place * Gap)];

        var ranges = new SortedDictionary<string, Range>(PreOrder);
        for (int index = order.Length - 1; index >= 0; index--)
        {
            long last = numbers[index];
            for (int below = index + 1; below < order.Length && IsBelow(order[below], order[index]); below++)
                last = numbers[below];
            ranges[order[index]] = new Range(numbers[index], last);
        }

        return ranges;
    }

    /// <summary>The deck above, null for one at the top.</summary>
    public static string? Above(string path)
    {
        int slash = path.LastIndexOf('/');
        return slash > 0 ? path[..slash] : null;
    }

    /// <summary>Parents before children, children by the ordinal order of their names.</summary>
    internal static readonly IComparer<string> PreOrder = Comparer<string>.Create(static (left, right) =>
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        return common == left.Length || common == right.Length
            ? left.Length - right.Length
            : Weight(left[common]) - Weight(right[common]);
    });

    /// <summary>What separates parts comes before whatever a part may hold.</summary>
    private static int Weight(char c) => c == '/' ? -1 : c;

    private static bool IsBelow(string path, string above) =>
        path.Length > above.Length && path[above.Length] == '/' && path.StartsWith(above, StringComparison.Ordinal);

    private static IEnumerable<string> SelfAndAbove(string path)
    {
        for (string? deck = path; deck is not null; deck = Above(deck))
            yield return deck;
    }

    /// <summary>Spreads each run of unnumbered decks evenly over its gap; null when one gap is too narrow.</summary>
    private static long[]? Fill(long?[] numbers)
    {
        long[] filled = new long[numbers.Length];
        for (int start = 0; start < numbers.Length;)
        {
            if (numbers[start] is { } known)
            {
                filled[start++] = known;
                continue;
            }

            int end = start;
            while (end < numbers.Length && numbers[end] is null)
                end++;
            int count = end - start;
            long low = start == 0 ? 0 : filled[start - 1];
            long high = end < numbers.Length ? numbers[end]!.Value : low + (Gap * (count + 1));
            if (high - low <= count)
                return null;

            for (int place = 1; place <= count; place++)
                filled[start++] = low + ((high - low) * place / (count + 1));
        }

        return filled;
    }
}
