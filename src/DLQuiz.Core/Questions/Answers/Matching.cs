namespace DLQuiz.Core.Questions.Answers;

/// <summary>Pairs answers with keys where the order plays no part.</summary>
internal static class Matching
{
    /// <summary>The most pairs that can be made at once (augmenting paths, Kuhn 1955): taking the first fit would refuse right answers, such as 1.05 and 0.95 for the keys 1 and 1.1 within 0.12.</summary>
    public static int Largest(int answers, int keys, Func<int, int, bool> fits)
    {
        int[] answerOf = new int[keys];
        Array.Fill(answerOf, -1);
        int pairs = 0;
        for (int answer = 0; answer < answers; answer++)
        {
            if (Place(answer, new bool[keys], answerOf, fits))
                pairs++;
        }

        return pairs;
    }

    /// <summary>Recursion is as deep as there are keys, of which a draw gives at most a thousand.</summary>
    private static bool Place(int answer, bool[] seen, int[] answerOf, Func<int, int, bool> fits)
    {
        for (int key = 0; key < answerOf.Length; key++)
        {
            if (seen[key] || !fits(answer, key))
                continue;
            seen[key] = true;
            if (answerOf[key] >= 0 && !Place(answerOf[key], seen, answerOf, fits))
                continue;
            answerOf[key] = answer;
            return true;
        }

        return false;
    }
}
