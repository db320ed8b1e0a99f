using DLQuiz.Core.Model;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>What a learner of fourteen months did, drawn by a fixed seed.</summary>
internal static class SampleProgress
{
    private const int Days = 430;

    /// <summary>The study day of <see cref="ScreenHarness.Clock"/>.</summary>
    public static StudyDay Today { get; } = StudyDay.Parse("2026-03-02");

    public static FakeStore Store()
    {
        SplitMix64 chance = new(11);
        List<DayTotal> totals = [];
        for (int ago = Days; ago > 0; ago--)
        {
            if (ago is < 130 or > 150 && chance.Below(9) > 0)
            {
                totals.AddRange(DayOf(Today.Plus(-ago), Days - ago, ref chance));
            }
        }

        return new FakeStore(SampleCards.Normalization)
        {
            Counts = [Deck("deep-learning", 1_320, 310, 420, 41), Deck("deep-learning/卷积与空洞卷积", 700, 250, 180, 0), Deck("deep-learning/normalization", 620, 60, 240, 41), Deck("svm", 240, 0, 200, 3)],
            Totals = totals,
            TotalsByDeck =
            [
                new("deep-learning/卷积与空洞卷积", Maturity.Young, 640, 552, 90, 5_400_000),
                new("deep-learning/normalization", Maturity.Mature, 220, 209, 12, 2_100_000),
                new("svm", Maturity.Mature, 60, 51, 9, 620_000),
            ],
            Times = TimesOf(ref chance),
            Coming = ComingOf(ref chance),
        };
    }

    private static DeckCounts Deck(string path, int total, int fresh, int mature, int due) => new(path, fresh, due, total - fresh - due, mature, DeckSettings.None);

    private static DayTotal[] DayOf(StudyDay day, int age, ref SplitMix64 chance)
    {
        int fresh = (int)chance.Below(7), young = 8 + (int)chance.Below(22), mature = age < 40 ? 0 : (int)chance.Below((4 + (age / 12)));
        return
        [
            new DayTotal(day, Maturity.New, fresh, fresh, (int)chance.Below(4), 9_000L * fresh),
            new DayTotal(day, Maturity.Young, young, young - (int)chance.Below((1 + (young / 4))), (int)chance.Below(5), 11_000L * young),
            new DayTotal(day, Maturity.Mature, mature, mature - (int)chance.Below((1 + (mature / 9))), 0, 8_000L * mature),
        ];
    }

    private static List<AnswerTime> TimesOf(ref SplitMix64 chance)
    {
        List<AnswerTime> times = [];
        for (int i = 0; i < 1_800; i++)
        {
            // Three draws multiplied: short ones most, a long tail.
            long time = 400 + (long)(chance.Below(30) * chance.Below(30) * chance.Below(30)) * 6;
            times.Add(new AnswerTime(Today.Plus(-(int)chance.Below(88)), time));
        }

        return times;
    }

    private static List<(StudyDay, int)> ComingOf(ref SplitMix64 chance)
    {
        List<(StudyDay, int)> coming = [(Today, 44)];
        for (int day = 1; day < 88; day++)
        {
            if ((int)chance.Below(12) is > 0 and var some)
            {
                coming.Add((Today.Plus(day), some + (30 / day)));
            }
        }

        return coming;
    }
}
