namespace DLQuiz.Compute;

/// <summary>Finds what a misspelt name was meant to be.</summary>
public static class Spelling
{
    private const int LongestName = 60;

    /// <summary>The candidate within a third of the name's length (at most 3 edits, a swap counting one); the ordinally first among equals.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        if (name.Length > LongestName)
            return null;
        // A name of one or two letters is one edit from everything: only its case can be mistaken.
        int limit = name.Length < 3 ? 0 : Math.Min(name.Length / 3, 3);
        return candidates
            .Select(candidate => (candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.</summary>
    public static int Distance(string left, string right)
    {
        int[,] edits = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
            edits[i, 0] = i;
        for (int j = 0; j <= right.Length; j++)
            edits[0, j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = edits[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(replaced, 1 + Math.Min(edits[i - 1, j], edits[i, j - 1]));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], 1 + edits[i - 2, j - 2]);
            }
        }
        return edits[left.Length, right.Length];
    }
}
