using System.Runtime.InteropServices;

namespace DLQuiz.Core.Authoring.Identity;

/// <summary>Pairs texts with the ones they were edited from.</summary>
/// <remarks>Candidates come from an index of rare pairs of characters, so that two lists of thousands are never compared each with each.</remarks>
internal sealed class Similarity
{
    /// <summary>At least this alike to be the same card.</summary>
    public const double Least = 0.6;

    /// <summary>And this much more alike than the next best.</summary>
    public const double Margin = 0.15;

    /// <summary>A pair of characters in more texts than this says nothing about one of them.</summary>
    private const int RarePair = 64;

    /// <summary>How many candidates of a text are compared in full.</summary>
    private const int MostCandidates = 16;

    private readonly Bigrams[] now;
    private readonly Bigrams[] before;

    public Similarity(string[] now, string[] before)
    {
        this.now = [.. now.Select(text => new Bigrams(text))];
        this.before = [.. before.Select(text => new Bigrams(text))];
    }

    /// <summary>The surest pairs first; no text is in two of them.</summary>
    public IEnumerable<(int Now, int Before)> Pairs()
    {
        var scores = new List<(double Score, int Now, int Before)>();
        Dictionary<int, List<int>> index = Index();
        int[] hits = new int[before.Length];
        for (int i = 0; i < now.Length; i++)
        {
            foreach (int candidate in Candidates(i, index, hits))
            {
                double score = now[i].Dice(before[candidate]);
                if (score >= Least - Margin)
                    scores.Add((score, i, candidate));
            }
        }

        scores.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Now != b.Now ? a.Now.CompareTo(b.Now) : a.Before.CompareTo(b.Before));
        return Choose(scores);
    }

    private static IEnumerable<(int Now, int Before)> Choose(List<(double Score, int Now, int Before)> scores)
    {
        ILookup<int, (double Score, int Now, int Before)> byNow = scores.ToLookup(score => score.Now);
        var usedNow = new HashSet<int>();
        var usedBefore = new HashSet<int>();
        foreach ((double score, int one, int other) in scores)
        {
            if (score < Least || usedNow.Contains(one) || usedBefore.Contains(other))
                continue;
            double runnerUp = byNow[one].Where(rival => rival.Before != other && !usedBefore.Contains(rival.Before)).Select(rival => rival.Score).DefaultIfEmpty(0).Max();
            if (score - runnerUp < Margin)
                continue;
            usedNow.Add(one);
            usedBefore.Add(other);
            yield return (one, other);
        }
    }

    private Dictionary<int, List<int>> Index()
    {
        var index = new Dictionary<int, List<int>>();
        for (int i = 0; i < before.Length; i++)
        {
            int last = -1;
            foreach (int pair in before[i].Sorted)
            {
                if (pair == last)
                    continue;
                last = pair;
                ref List<int>? texts = ref CollectionsMarshal.GetValueRefOrAddDefault(index, pair, out _);
                (texts ??= []).Add(i);
            }
        }

        return index;
    }

    private IEnumerable<int> Candidates(int text, Dictionary<int, List<int>> index, int[] hits)
    {
        if (before.Length <= RarePair)
            return Enumerable.Range(0, before.Length);
        var touched = new List<int>();
        foreach (int pair in now[text].Sorted)
        {
            if (!index.TryGetValue(pair, out List<int>? texts) || texts.Count > RarePair)
                continue;
            foreach (int other in texts)
            {
                if (hits[other]++ == 0)
                    touched.Add(other);
            }
        }

        int[] best = [.. touched.OrderByDescending(other => hits[other]).ThenBy(other => other).Take(MostCandidates)];
        foreach (int other in touched)
            hits[other] = 0;
        return best;
    }
}
