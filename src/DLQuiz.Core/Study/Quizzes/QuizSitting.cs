using System.Collections.Immutable;

namespace DLQuiz.Core.Study.Quizzes;

/// <summary>Where a learner stands with a paper.</summary>
public enum QuizStage
{
    /// <summary>Questions are answered in any order, and time runs.</summary>
    Answering,

    /// <summary>Written answers wait for the learner's judgement; time runs no more.</summary>
    Judging,

    Finished,
}

/// <summary>A learner at a paper, as a value: each step returns the next, and nothing here is stored or drawn.</summary>
public sealed record QuizSitting
{
    private QuizSitting(Paper paper)
    {
        Paper = paper;
        Answers = [.. paper.Questions.Select(_ => (QuizAnswer?)null)];
        Times = [.. paper.Questions.Select(_ => TimeSpan.Zero)];
        Stage = paper.Questions.IsEmpty ? QuizStage.Finished : QuizStage.Answering;
    }

    public Paper Paper { get; }

    public QuizStage Stage { get; private init; }

    /// <summary>Number of the question in front, from 1.</summary>
    public int Current { get; private init; } = 1;

    /// <summary>In the order of the questions; null for an open one.</summary>
    public ImmutableArray<QuizAnswer?> Answers { get; private init; }

    /// <summary>On each question.</summary>
    public ImmutableArray<TimeSpan> Times { get; private init; }

    /// <summary>Whether the time limit ended it.</summary>
    public bool HasRunOut { get; private init; }

    public TimeSpan Spent => Times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);

    /// <summary>Null without a limit; never below zero.</summary>
    public TimeSpan? Left => Paper.Request.Limit is { } limit ? (limit > Spent ? limit - Spent : TimeSpan.Zero) : null;

    public PaperQuestion Question => Paper.Questions[Current - 1];

    /// <summary>To the question in front; null when it is open.</summary>
    public QuizAnswer? Given => Answers[Current - 1];

    /// <summary>Numbers of the questions without an answer.</summary>
    public IEnumerable<int> Open => Numbers(answer => answer is null);

    /// <summary>Numbers of written answers that nobody has judged.</summary>
    public IEnumerable<int> Unjudged => Numbers(answer => answer is QuizAnswer.Written { Judgement: null });

    public static QuizSitting Start(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return new QuizSitting(paper);
    }

    /// <summary>The nearest open question behind the one in front, else the first; null when all are answered.</summary>
    public int? NextOpen => Open.Where(number => number > Current).Select(number => (int?)number).FirstOrDefault() ?? Open.Select(number => (int?)number).FirstOrDefault();

    /// <summary>Held within the paper.</summary>
    public QuizSitting GoTo(int number) => Stage == QuizStage.Finished ? this : this with { Current = Math.Clamp(number, 1, Paper.Questions.Length) };

    /// <summary>Gives or changes the answer in front; a blank one leaves the question open. The same sitting once it is over.</summary>
    public QuizSitting Answer(QuizAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return Stage == QuizStage.Answering ? With(Current, answer.IsBlank ? null : answer) : this;
    }

    /// <summary>Time on the question in front; what lies beyond the limit does not count, and ends the quiz.</summary>
    public QuizSitting Spend(TimeSpan time)
    {
        if (Stage != QuizStage.Answering || time <= TimeSpan.Zero)
            return this;
        TimeSpan counted = Left is { } left && time > left ? left : time;
        QuizSitting next = this with { Times = Times.SetItem(Current - 1, Times[Current - 1] + counted) };
        return next.Left == TimeSpan.Zero ? next.Finish() with { HasRunOut = true } : next;
    }

    /// <summary>Ends the answering; goes on to judging where written answers wait for it.</summary>
    public QuizSitting Finish() => Stage != QuizStage.Answering ? this : Settled(this with { Stage = QuizStage.Judging });

    /// <summary>The learner's judgement of a written answer, which may be changed; after the last one the quiz is finished.</summary>
    /// <exception cref="InvalidOperationException">The question has no written answer, or judging is over.</exception>
    public QuizSitting Judge(int number, Judgement judgement) => Stage == QuizStage.Judging && Answers[number - 1] is QuizAnswer.Written written
        ? Settled(With(number, written with { Judgement = judgement }))
        : throw new InvalidOperationException($"Question {number} has no answer to judge.");

    /// <summary>Ends the judging; what is not judged counts nothing.</summary>
    public QuizSitting Close() => Finish() with { Stage = QuizStage.Finished };

    public bool Equals(QuizSitting? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => HashCode.Combine(Current, Stage, Spent);

    private static QuizSitting Settled(QuizSitting sitting) =>
        sitting.Unjudged.Select(number => (int?)number).FirstOrDefault() is { } next
            ? sitting with { Current = next }
            : sitting with { Stage = QuizStage.Finished };

    private QuizSitting With(int number, QuizAnswer? answer) => this with { Answers = Answers.SetItem(number - 1, answer) };

    private IEnumerable<int> Numbers(Func<QuizAnswer?, bool> isMeant) => Answers.Select((answer, i) => (answer, Number: i + 1)).Where(one => isMeant(one.answer)).Select(one => one.Number);
}
