using DLQuiz.Core.Model;

namespace DLQuiz.Terminal.Screens;

/// <summary>What the end of a review says of the cards that are left.</summary>
internal static class OutlookText
{
    /// <summary>Sentences, at least one.</summary>
    public static IEnumerable<string> Of(Outlook outlook, StudyDay today)
    {
        if (outlook.Ready > 0)
        {
            yield return $"{Cards("", outlook.Ready)} can still be studied today.";
        }
        else
        {
            if (outlook.New > 0)
            {
                yield return Waiting("new ", outlook.New, outlook.NewLimitIsReached, "new cards");
            }

            if (outlook.Due > 0)
            {
                yield return Waiting("due ", outlook.Due, outlook.DueLimitIsReached, "reviews");
            }
        }

        // No number: limits and siblings decide on the day itself how many of them are asked.
        if (outlook.Next is { } next)
        {
            yield return $"Next reviews: {next}{(next == today.Plus(1) ? ", tomorrow" : "")}.";
        }
        else if (outlook.New + outlook.Due == 0)
        {
            yield return "Nothing more is due within a month.";
        }
    }

    private static string Cards(string kind, int count) => count == 1 ? $"1 {kind}card" : $"{count} {kind}cards";

    private static string Waiting(string kind, int count, bool limitIsReached, string limited)
    {
        string wait = $"{Cards(kind, count)} {(count == 1 ? "waits" : "wait")}";
        return limitIsReached
            ? $"{wait}; today's limit of {limited} is used up."
            : $"{wait} for another day, beside cards that were asked today.";
    }
}
