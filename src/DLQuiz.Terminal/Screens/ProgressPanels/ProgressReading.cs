using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Reports;
using DLQuiz.Core.Scheduling;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.ProgressPanels;

/// <summary>A misconception as it is shown.</summary>
/// <param name="Sentence">Markdown.</param>
/// <param name="Habit">How often, and when last.</param>
/// <param name="Decks">On which it was made, the latest first; those of cards that are gone are left out.</param>
internal sealed record Mistake(string Sentence, MisconceptionHabit Habit, ImmutableArray<string> Decks);

/// <summary>All that the progress screen shows of one deck, or of all, read at one time.</summary>
internal sealed record ProgressReading
{
    /// <summary>Answers are looked at one by one for so many days back.</summary>
    public const int RecentDays = 90;

    /// <summary>The forecast reaches so far.</summary>
    public const int ComingDays = 90;

    private const int MostMistakes = 50;

    public required StudyDay Today { get; init; }

    /// <summary>Null for the whole collection.</summary>
    public required string? Deck { get; init; }

    /// <summary>Of all days, in order.</summary>
    public required IReadOnlyList<DayTotal> Totals { get; init; }

    public required Progress Progress { get; init; }

    public required ImmutableArray<StudyWeek> Weeks { get; init; }

    public required LearningCurve Learning { get; init; }

    public required DueForecast Forecast { get; init; }

    /// <summary>Of the last <see cref="RecentDays"/> days.</summary>
    public required AnswerTimeReport Times { get; init; }

    /// <summary>Every deck, whichever is chosen; what was done is of the last <see cref="RecentDays"/> days.</summary>
    public required ImmutableArray<DeckStanding> Decks { get; init; }

    public required ImmutableArray<Mistake> Mistakes { get; init; }

    public bool HasAnswers => !Progress.Days.IsEmpty;

    /// <summary>Young and mature cards over the last days.</summary>
    public Progress Of(int days) => Progress.Of(Totals.Where(total => Today.DaysSince(total.Day) < days), Today);

    /// <param name="store">For this thread alone.</param>
    /// <param name="today">The study day.</param>
    /// <param name="deck">Null for the whole collection.</param>
    /// <param name="cancellation">Looked at between two questions to the store.</param>
    public static ProgressReading Read(IStore store, StudyDay today, string? deck, CancellationToken cancellation)
    {
        IReadOnlyList<DayTotal> totals = Asked(() => store.DayTotals(new StudyDay(0), today, deck));
        IReadOnlyList<DeckCounts> decks = Asked(() => store.Decks(today));
        DeckCounts[] roots = [.. DeckRoots.Of(decks, deck)];
        return new ProgressReading
        {
            Today = today,
            Deck = deck,
            Totals = totals,
            Progress = Progress.Of(totals, today),
            Weeks = StudyWeeks.Of(totals, today),
            Learning = LearningCurve.Of(totals, roots.Sum(one => one.Total), roots.Sum(one => one.New), roots.Sum(one => one.Mature), today),
            Forecast = DueForecast.Of(Asked(() => store.Forecast(today, today.Plus(ComingDays - 1), deck)), today, ComingDays),
            Times = AnswerTimeReport.Of(Asked(() => store.AnswerTimes(today.Plus(1 - RecentDays), today, deck))),
            Decks = DeckStanding.Of(decks, Asked(() => store.DeckTotals(today.Plus(1 - RecentDays), today))),
            Mistakes = MistakesOf(store, deck, cancellation),
        };

        T Asked<T>(Func<T> question)
        {
            cancellation.ThrowIfCancellationRequested();
            return question();
        }
    }

    private static ImmutableArray<Mistake> MistakesOf(IStore store, string? deck, CancellationToken cancellation)
    {
        Dictionary<CardKey, Card?> cards = [];
        LogEntry[] made = [.. store.Misconceived().Where(entry => deck is null || (CardOf(entry.Card) is { } card && DeckPaths.IsWithin(card.Deck, deck)))];
        IReadOnlyDictionary<string, DeckSettings> settings = made.Length == 0 ? ImmutableDictionary<string, DeckSettings>.Empty : store.SettingsByDeck();
        return [.. MisconceptionHabits.Of(made).Take(MostMistakes).Select(ToMistake)];

        Mistake ToMistake(MisconceptionHabit habit)
        {
            Card? latest = CardOf(habit.Cards[0]);
            string sentence = MisconceptionSentence.Of(habit.Key, latest?.Question, latest is null ? null : DeckPaths.LanguageOf(latest.Deck, settings));
            return new Mistake(sentence, habit, [.. habit.Cards.Select(CardOf).OfType<Card>().Select(card => SafeText.Of(card.Deck)).Distinct()]);
        }

        Card? CardOf(CardKey key)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!cards.TryGetValue(key, out Card? card))
            {
                cards[key] = card = store.FindCard(key)?.Card;
            }

            return card;
        }
    }
}
