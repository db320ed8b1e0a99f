using DLQuiz.Core.Model;
using DLQuiz.Core.Reports;

namespace DLQuiz.Core.Tests.Reports;

public sealed class DeckStandingTests
{
    [Fact]
    public void A_deck_counts_what_was_done_below_it_and_first_meetings_only_as_answers()
    {
        DeckCounts[] decks = [Deck("ml"), Deck("ml/x"), Deck("ml/y"), Deck("mlp")];
        var standings = DeckStanding.Of(decks,
        [
            new("ml/x", Maturity.New, 5, 2, 1, 1_000),
            new("ml/x", Maturity.Young, 4, 3, 0, 2_000),
            new("ml/gone", Maturity.Mature, 2, 2, 0, 4_000),
            new("mlp", Maturity.Mature, 1, 0, 0, 8_000),
        ]);

        Assert.Equal(decks, standings.Select(one => one.Counts));
        Assert.Equal([(12, new Retention(5, 6), 7d), (10, new Retention(3, 4), 3d), (0, default, 0d), (1, new Retention(0, 1), 8d)],
            standings.Select(one => (one.Answers, one.Retention, one.Time.TotalSeconds)));
    }

    private static DeckCounts Deck(string path) => new(path, 1, 2, 3, 1, DeckSettings.None);
}
