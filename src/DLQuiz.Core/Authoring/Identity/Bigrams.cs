namespace DLQuiz.Core.Authoring.Identity;

/// <summary>The pairs of neighbouring characters of a text, as a sorted multiset.</summary>
internal sealed class Bigrams
{
    /// <summary>Longer texts are compared by their beginning.</summary>
    private const int MostCharacters = 4_000;

    private readonly int[] sorted;

    public Bigrams(string text)
    {
        string normal = CardKeys.Normal(text).ToLowerInvariant();
        int length = Math.Min(normal.Length, MostCharacters);
        sorted = new int[Math.Max(0, length - 1)];
        for (int i = 0; i < sorted.Length; i++)
            sorted[i] = (normal[i] << 16) | normal[i + 1];
        Array.Sort(sorted);
    }

    public ReadOnlySpan<int> Sorted => sorted;

    /// <summary>Twice the common pairs over all pairs, 0 to 1 (Dice 1945).</summary>
    public double Dice(Bigrams other)
    {
        int common = 0;
        for (int i = 0, j = 0; i < sorted.Length && j < other.sorted.Length;)
        {
            int order = sorted[i].CompareTo(other.sorted[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        int all = sorted.Length + other.sorted.Length;
        return all == 0 ? 0 : 2.0 * common / all;
    }
}
