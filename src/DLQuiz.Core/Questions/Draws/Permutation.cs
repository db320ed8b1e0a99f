using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Draws;

internal static class Permutation
{
    /// <summary>0 to <paramref name="count"/> − 1 shuffled from the end (Fisher and Yates, in Durstenfeld's form of 1964).</summary>
    public static int[] Of(int count, SplitMix64 random)
    {
        int[] order = new int[count];
        for (int i = 0; i < count; i++)
            order[i] = i;
        for (int last = count - 1; last > 0; last--)
        {
            int other = (int)random.Below(last + 1L);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }
}
