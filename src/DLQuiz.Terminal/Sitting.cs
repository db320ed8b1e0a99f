using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Lists;
using DLQuiz.Core.Reports;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal;

/// <summary>A review as the shell runs it: what happens is stored first, and only then does the session move on.</summary>
/// <remarks>A store that fails throws out of the step, and nothing has moved: the same step can be tried again.</remarks>
public sealed class Sitting
{
    private readonly StudyContext context;
    private readonly IStore store;
    private long shownAt;
    private TimeSpan spent;
    private ulong? order;

    public Sitting(StudyContext context, IStore store, StudyRequest request)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(store);
        this.context = context;
        this.store = store;
        Session = context.StartSession(store, context.Today, request);
        Show();
    }

    public Session Session { get; private set; }

    /// <summary>The card in front; null once finished.</summary>
    public Card? Card { get; private set; }

    /// <summary>Of the card in front, before it is graded.</summary>
    public CardState State { get; private set; } = CardState.Fresh;

    /// <summary>This showing's variant of a numeric card; null for every other card and for one that cannot be drawn.</summary>
    public Variant? Variant { get; private set; }

    /// <summary>This showing's options of a choice card, nothing picked; null for every other card.</summary>
    public ChoiceAttempt? Choice { get; private set; }

    /// <summary>The steps of a sequence card, none shown; null for every other card.</summary>
    public SequenceAttempt? Sequence { get; private set; }

    /// <summary>Why a numeric card could not be drawn; such a card shows its source and can be put aside.</summary>
    public string? Problem { get; private set; }

    /// <summary>On the answers of this sitting, undone ones included.</summary>
    public TimeSpan Spent => spent;

    public int Left => Session.Waiting.Count;

    /// <summary>Why the card just graded is told to be a leech; null when it is none, or was told so before.</summary>
    public string? LeechNotice { get; private set; }

    /// <summary>What the grades on the keys would do.</summary>
    public ImmutableArray<GradeChoice> Choices => ChoicesOf(context.SixGrades);

    /// <summary>What that very quality would do, whether or not it has a key.</summary>
    public GradeChoice ChoiceOf(Quality quality) => ChoicesOf(six: true)[quality.Value];

    public void Reveal() => Session = Session.Reveal();

    /// <summary>Stores the answer and goes on to the next card.</summary>
    /// <param name="quality">As the learner gave it.</param>
    /// <param name="numeric">Of a numeric card.</param>
    /// <param name="choice">Of a choice card.</param>
    /// <param name="sequence">Of a sequence card.</param>
    public void Grade(Quality quality, NumericAnswer? numeric = null, ChoiceAnswer? choice = null, SequenceAnswer? sequence = null)
    {
        TimeSpan taken = context.Clock.GetElapsedTime(shownAt);
        CardState before = State;
        Recorded recorded = Record(Session.Grade(State, quality, new Answer(taken, numeric, choice, sequence)));
        spent += taken;
        Session = Session.After(TellLeech(before, recorded));
        order = null;
        Show();
    }

    /// <summary>The suspension is an entry of its own, so that an undo takes back it alone.</summary>
    private Recorded TellLeech(CardState before, Recorded recorded)
    {
        LeechNotice = null;
        if (!Leech.IsTold(before, recorded.State))
        {
            return recorded;
        }

        bool suspends = context.SuspendsLeeches(store);
        LeechNotice = suspends
            ? Wording.Of($"That card was forgotten {recorded.State.Lapses} times: a leech. Another wording may help more than another review. It is suspended.")
            : Wording.Of($"That card was forgotten {recorded.State.Lapses} times: a leech. Another wording may help more than another review.");
        return suspends ? recorded with { State = Record(new CardEvent.Suspend()).State } : recorded;
    }

    /// <summary>Stores that the card waits until tomorrow.</summary>
    public void Bury() => PutAside(new CardEvent.Bury(Session.Day.Plus(1)));

    /// <summary>Stores that the card is asked no more; an undo brings it back.</summary>
    public void Suspend() => PutAside(new CardEvent.Suspend());

    /// <summary>Stores a flag, or its removal; the card stays.</summary>
    public void Flag() => State = Record(new CardEvent.Flag(State.Flag == 0 ? 1 : 0)).State;

    /// <summary>Takes back the learner's last step, of this sitting or of an earlier one; null when there is none.</summary>
    internal LastStep? Undo()
    {
        if (LastStep.TakeBack(store, context.MomentOn(Session.Day)) is not { } step)
        {
            return null;
        }

        CardKey key = step.Card;
        CardState state = step.Undone.State;
        Candidate back = Session.Waiting.Find(card => card.Card == key)
            ?? new Candidate(key, store.FindCard(key)?.Card.Deck ?? "", Block: 0, state.Due, CardQueue.New, Position: 0);
        Session = Session.TakeBack(back with { Queue = state.QueueOn(Session.Day) }, step.What is CardEvent.Answered);
        // The options stand as they stood, so that the learner finds again what was picked.
        order = step.What is CardEvent.Answered { Answer.Choice: { } choice } ? choice.Seed : null;
        Show();
        return step;
    }

    /// <summary>How often the learner made a misconception of the card in front before, by its key: a standard one on any card.</summary>
    public int TimesMade(string misconception)
    {
        try
        {
            return Session.Current is { } front ? MisconceptionHabits.Count(store.Misconceived(), misconception, front.Card) : 0;
        }
        catch (StoreException)
        {
            // The habit is an extra: what was typed must not be lost because it could not be looked up.
            return 0;
        }
    }

    /// <summary>Shows a link or picture of the card in front outside the terminal; null when that worked, else why not in a sentence.</summary>
    public string? OpenOutside(string target) => Card is null ? Wording.Of("There is no card.") : context.OpenOutside(store, Card, target);

    /// <summary>What still waits in the deck's subtree, and when its cards come next.</summary>
    internal Outlook Outlook(string? deck) => Terminal.Outlook.Of(context, store, Session.Day, deck);

    private void PutAside(CardEvent what)
    {
        Session = Session.After(Record(what));
        order = null;
        Show();
    }

    private Recorded Record(CardEvent what) =>
        store.Record(Session.Current!.Card, context.MomentOn(Session.Day), what);

    private ImmutableArray<GradeChoice> ChoicesOf(bool six) =>
        Card is null ? [] : Session.Mode == StudyMode.Cram ? Grades.ForCram(six) : Grades.For(State, context.SchedulerFor(store, Card), Session.Day, six);

    /// <summary>Reads the card in front from the store, and starts its time; for another try where the step before could store but not read.</summary>
    public void Show()
    {
        (Card, Variant, Problem, Choice, Sequence) = (null, null, null, null, null);
        Card? card = Session.Current is { } front ? store.FindCard(front.Card)?.Card : null;
        State = Session.Current is { } current ? store.StateOf(current.Card) : CardState.Fresh;
        (Variant, Problem) = Draw(card);
        Choice = card is not null && ChoiceQuestion.Of(card) is { } choice ? ChoiceAttempt.Start(choice, order ?? Session.VariantSeed) : null;
        Sequence = card is not null && SequenceQuestion.Of(card) is { } sequence ? SequenceAttempt.Start(sequence) : null;
        Card = card;
        shownAt = context.Clock.GetTimestamp();
    }

    private (Variant? Variant, string? Problem) Draw(Card? card)
    {
        if (card?.Question is not { } yaml)
        {
            return (null, null);
        }

        try
        {
            return (Variant.Draw(QuestionReader.ReadCompiled(yaml, context.LanguageOf(store, card)), Session.VariantSeed), null);
        }
        catch (VariantException problem)
        {
            return (null, problem.Message);
        }
    }
}
