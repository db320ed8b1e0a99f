using DLQuiz.Core.Model;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>What the end of a review says of the cards that are left.</summary>
internal static class OutlookText
{
    /// <summary>Sentences, at least one.</summary>
    public static IEnumerable<string> Of(Outlook outlook, StudyDay today)
    {
        if (outlook.Ready > 0)
        {
            yield return outlook.Ready == 1 ? Wording.Of("1 card can still be studied today.") : Wording.Of($"{outlook.Ready} cards can still be studied today.");
        }
        else
        {
            if (outlook.New > 0)
            {
                string waiting = outlook.New == 1 ? Wording.Of("1 new card waits") : Wording.Of($"{outlook.New} new cards wait");
                yield return outlook.NewLimitIsReached ? Wording.Of($"{waiting}; today's limit of new cards is used up.") : ForAnotherDay(waiting);
            }

            if (outlook.Due > 0)
            {
                string waiting = outlook.Due == 1 ? Wording.Of("1 due card waits") : Wording.Of($"{outlook.Due} due cards wait");
                yield return outlook.DueLimitIsReached ? Wording.Of($"{waiting}; today's limit of reviews is used up.") : ForAnotherDay(waiting);
            }
        }

        // No number: limits and siblings decide on the day itself how many of them are asked.
        if (outlook.Next is { } next)
        {
            yield return next == today.Plus(1) ? Wording.Of($"Next reviews: {next}, tomorrow.") : Wording.Of($"Next reviews: {next}.");
        }
        else if (outlook.New + outlook.Due == 0)
        {
            yield return Wording.Of("Nothing more is due within a month.");
        }
    }

    private static string ForAnotherDay(string waiting) => Wording.Of($"{waiting} for another day, beside cards that were asked today.");
}
