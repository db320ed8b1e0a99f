using System.Collections.Immutable;

using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Reports;

/// <summary>One day of a forecast.</summary>
/// <param name="Day">The study day.</param>
/// <param name="New">Cards met for the first time.</param>
/// <param name="Reviews">Scheduled reviews of other cards.</param>
/// <param name="Passed">Of those reviews.</param>
/// <param name="Drills">Later looks on the same day.</param>
/// <param name="Waiting">Due cards that limits and siblings left over.</param>
public sealed record WorkloadDay(StudyDay Day, int New, int Reviews, int Passed, int Drills, int Waiting)
{
    public int Answers => New + Reviews + Drills;
}

/// <summary>What a forecast supposes.</summary>
public sealed record WorkloadPlan
{
    public required StudyDay From { get; init; }

    public int Days { get; init; } = 365;

    public DailyLimits Limits { get; init; } = DailyLimits.Default;

    /// <summary>Limits by deck; a deck that states none is under <see cref="Limits"/>.</summary>
    public IReadOnlyDictionary<string, DeckSettings> Decks { get; init; } = ImmutableDictionary<string, DeckSettings>.Empty;

    /// <summary>What was done on the first day already.</summary>
    public required DayProgress Progress { get; init; }

    public ulong Seed { get; init; }
}

/// <summary>The work of the days to come, for a learner whose memory is FSRS-6 and who studies every day what the queue holds.</summary>
/// <param name="Days">From the first day on.</param>
/// <param name="Met">Cards met by the last day.</param>
/// <param name="Known">Of those, as many as would be recalled on the day after the last.</param>
/// <remarks>
/// A review is passed with the probability of recall of the learner's memory model on that day; the same day recall is certain. Grades come in the learner's own shares.
/// The n-th draw of a card is the same under every scheduler and limit, so that differences between forecasts are theirs and not luck.
/// </remarks>
public sealed record WorkloadForecast(ImmutableArray<WorkloadDay> Days, int Met, double Known)
{
    /// <summary>A card that never gets its last drill right would keep a simulated day from ending.</summary>
    private const int MostDrills = 10;

    private const int FirstNewCards = 128;

    public int Answers => Days.Sum(day => day.Answers);

    /// <summary>Share of reviews passed; null when there were none.</summary>
    public double? Recalled => Days.Sum(day => day.Reviews) is > 0 and var reviews ? (double)Days.Sum(day => day.Passed) / reviews : null;

    /// <param name="start">Cards with their states.</param>
    /// <param name="which">Which of each card's states, and so which scheduler.</param>
    /// <param name="scheduler">That scheduler, by deck.</param>
    /// <param name="learner">The model of the learner's memory.</param>
    /// <param name="plan">Days, limits, seed.</param>
    /// <param name="progress">Told how many days are done.</param>
    public static WorkloadForecast Of(WorkloadStart start, int which, Func<string, IScheduler> scheduler, FsrsModel learner, WorkloadPlan plan, Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(plan);
        var course = new Course(start, which, scheduler, learner, plan);
        var days = ImmutableArray.CreateBuilder<WorkloadDay>(plan.Days);
        for (int number = 0; number < plan.Days; number++)
        {
            days.Add(course.Day(plan.From.Plus(number), number == 0 ? plan.Progress : Nothing));
            progress?.Invoke(number + 1);
        }

        (int met, double known) = course.Standing(plan.From.Plus(plan.Days));
        return new WorkloadForecast(days.ToImmutable(), met, known);
    }

    private static readonly DayProgress Nothing = new(ImmutableDictionary<string, int>.Empty, ImmutableDictionary<string, int>.Empty, []);

    /// <summary>The cards as they are on one day after the other.</summary>
    private sealed class Course
    {
        private readonly WorkloadPlan plan;
        private readonly FsrsModel learner;
        private readonly LearnerHabits habits;
        private readonly Dictionary<CardKey, Learned> cards = [];
        private readonly PriorityQueue<Learned, int> later = new();
        private readonly List<Learned> due = [];
        private readonly List<Learned> fresh = [];

        public Course(WorkloadStart start, int which, Func<string, IScheduler> scheduler, FsrsModel learner, WorkloadPlan plan)
        {
            this.plan = plan;
            this.learner = learner;
            habits = start.Habits;
            Dictionary<string, IScheduler> rules = [];
            foreach (WorkloadCard card in start.Cards.Where(card => !card.States[which].Suspended))
            {
                if (!rules.TryGetValue(card.Deck, out IScheduler? rule))
                    rules[card.Deck] = rule = scheduler(card.Deck);
                var learned = new Learned(card, rule, card.States[which], plan.Seed);
                cards[card.Key] = learned;
                if (learned.State.IsNew)
                    fresh.Add(learned);
                else if (learned.State.QueueOn(plan.From) == CardQueue.Learning)
                    due.Add(learned);
                else
                    Wait(learned);
            }
        }

        public WorkloadDay Day(StudyDay day, DayProgress progress)
        {
            while (later.TryPeek(out _, out int number) && number <= day.Number)
                due.Add(later.Dequeue());

            ImmutableArray<Candidate> queue = Compose(day, progress);
            int newCards = 0, reviews = 0, passed = 0, drills = 0;
            foreach (Candidate candidate in queue)
            {
                Learned card = cards[candidate.Card];
                if (candidate.Queue != CardQueue.Learning)
                {
                    bool isNew = card.State.IsNew;
                    Rating rating = Review(card, day);
                    newCards += isNew ? 1 : 0;
                    reviews += isNew ? 0 : 1;
                    passed += !isNew && rating != Rating.Again ? 1 : 0;
                }

                drills += Drill(card, day);
            }

            HashSet<CardKey> done = [.. queue.Select(candidate => candidate.Card)];
            foreach (Learned card in due.Where(card => done.Contains(card.Key)).Concat(fresh.Where(card => !card.State.IsNew)))
                Wait(card);
            due.RemoveAll(card => done.Contains(card.Key));
            fresh.RemoveAll(card => !card.State.IsNew);
            return new WorkloadDay(day, newCards, reviews, passed, drills, due.Count);
        }

        public (int Met, double Known) Standing(StudyDay day)
        {
            Learned[] met = [.. cards.Values.Where(card => card.Memory is not null)];
            return (met.Length, met.Sum(card => learner.Retrievability(Elapsed(card, day), card.Memory!.Value.Stability)));
        }

        private void Wait(Learned card) => later.Enqueue(card, Math.Max(card.State.Due?.Number ?? 0, card.State.BuriedUntil?.Number ?? 0));

        /// <summary>As the real day is composed; more new cards are offered while siblings or full decks use them up.</summary>
        private ImmutableArray<Candidate> Compose(StudyDay day, DayProgress progress)
        {
            Candidate[] waiting = [.. due.Select((card, place) => card.ToCandidate(day, place))];
            for (int most = FirstNewCards; ; most *= 4)
            {
                Candidate[] offered = [.. fresh.Where(card => !card.State.IsHeldBackOn(day)).Take(most).Select((card, place) => card.ToCandidate(day, place))];
                ImmutableArray<Candidate> queue = DailyQueue.Compose(waiting, offered, progress, plan.Decks, plan.Limits, plan.Seed + (ulong)day.Number);
                if (offered.Length < most || (plan.Decks.Count == 0 && queue.Count(card => card.Queue == CardQueue.New) >= plan.Limits.NewPerDay))
                    return queue;
            }
        }

        private Rating Review(Learned card, StudyDay day)
        {
            double luck = card.Draw();
            double grade = card.Draw();
            Rating rating = card.Memory is not { } memory ? (Rating)(1 + Pick(habits.First, grade))
                : luck < learner.Retrievability(Elapsed(card, day), memory.Stability) ? (Rating)(2 + Pick(habits.Recalled, grade))
                : Rating.Again;
            card.Memory = card.Memory is { } known ? learner.Next(known, rating, Elapsed(card, day)) : learner.First(rating);
            card.State = card.Rule.Next(card.State, Ratings.ToQuality(rating), day);
            return rating;
        }

        private int Drill(Learned card, StudyDay day)
        {
            int drills = 0;
            for (; card.State.DrillDay == day && drills < MostDrills; drills++)
            {
                Rating rating = (Rating)(2 + Pick(habits.Recalled, card.Draw()));
                card.State = card.Rule.Drill(card.State, Ratings.ToQuality(rating), day);
                card.Memory = card.Memory is { } known ? learner.Next(known, rating, 0) : null;
            }

            return drills;
        }

        private static int Elapsed(Learned card, StudyDay day) => card.State.LastReview is { } last ? day.DaysSince(last) : 0;

        private static int Pick(ImmutableArray<double> shares, double draw)
        {
            int picked = 0;
            for (; picked < shares.Length - 1 && draw >= shares[picked]; picked++)
                draw -= shares[picked];
            return picked;
        }
    }

    /// <summary>A card on its way through the days, with its own luck.</summary>
    private sealed class Learned(WorkloadCard card, IScheduler rule, CardState state, ulong seed)
    {
        private readonly SplitMix64 chance = new(seed ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(card.Key.ToBytes()));

        public CardKey Key => card.Key;

        public IScheduler Rule => rule;

        public CardState State { get; set; } = state;

        public FsrsMemory? Memory { get; set; } = card.Memory;

        public double Draw() => (chance.Next() >> 11) * (1.0 / (1L << 53));

        public Candidate ToCandidate(StudyDay day, long position) => new(card.Key, card.Deck, card.Block, State.Due, State.QueueOn(day), position);
    }
}
