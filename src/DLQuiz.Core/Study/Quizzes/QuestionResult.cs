using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Grading;
using DLQuiz.Core.Questions.Lists;

namespace DLQuiz.Core.Study.Quizzes;

/// <summary>What became of a question.</summary>
public enum Outcome
{
    Right,
    Partly,
    Wrong,

    /// <summary>Nothing was given.</summary>
    Open,

    /// <summary>A written answer that nobody judged; it counts nothing.</summary>
    Unjudged,
}

/// <summary>A misconception recognised in an answer.</summary>
/// <param name="Name">The id of a standard one, else <c>part:line</c> of the card's own.</param>
/// <param name="IsStandard">Whether it is one of the library's, and the same on every card.</param>
/// <param name="Sentence">With the variant's numbers.</param>
public sealed record MadeMisconception(string Name, bool IsStandard, Phrase Sentence);

/// <summary>One question of a score sheet.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Time">On this question.</param>
public sealed record QuestionResult(PaperQuestion Question, Outcome Outcome, double Score, TimeSpan Time)
{
    /// <summary>Lines of Markdown, or what was typed as it was typed; null where nothing was given.</summary>
    public Phrase? Given { get; private init; }

    /// <summary>Markdown.</summary>
    public string Right { get; private init; } = "";

    /// <summary>Of a numeric question that was answered, judged as often as there are parts.</summary>
    public ImmutableArray<PartResult> Parts { get; private init; } = [];

    public ImmutableArray<MadeMisconception> Misconceptions { get; private init; } = [];

    /// <summary>What a review of the card would log with this answer; null where there is none.</summary>
    public (Quality Quality, Answer Answer)? Logged { get; private init; }

    public static QuestionResult Of(PaperQuestion question, QuizAnswer? answer, TimeSpan time)
    {
        ArgumentNullException.ThrowIfNull(question);
        QuestionResult result = answer switch
        {
            QuizAnswer.Numbers numbers => OfNumbers(question, Finished(question.Variant!, numbers.Given), numbers.Given, time),
            QuizAnswer.Picks picks => OfPicks(question, picks.Attempt.Finish(), time),
            QuizAnswer.Steps steps => OfSteps(question, Completed(steps.Attempt), time),
            QuizAnswer.Written written => OfWritten(question, written, time),
            _ => new QuestionResult(question, Outcome.Open, 0, time),
        };
        return result with { Right = RightOf(question) };
    }

    /// <summary>A single submission, as an exam has it; parts that cannot be read are blank.</summary>
    public static NumericAttempt Finished(Variant variant, ImmutableArray<string> given)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ImmutableArray<string> readable = [.. given.Select((text, part) => AnswerReader.Read(text, variant.Keys[part].Form) is Reading.Understood ? text : "")];
        NumericAttempt start = NumericAttempt.Start(variant, tries: 1);
        return readable.All(text => text.Length == 0) ? start.GiveUp() : start.Submit(readable);
    }

    private static QuestionResult OfNumbers(PaperQuestion question, NumericAttempt attempt, ImmutableArray<string> given, TimeSpan time) =>
        new(question, OutcomeOf(attempt.Score), attempt.Score, time)
        {
            Given = Phrase.FromString(InParts(attempt.Variant, given.Select(text => text.Length == 0 ? "—" : text))),
            Parts = attempt.Grade?.Parts ?? [],
            Misconceptions = [.. (attempt.Grade?.Parts ?? []).SelectMany(part => part.Misconceptions.Select(one => Made(one, part)))],
            Logged = (attempt.ProposedQuality, new Answer(time, attempt.ToNumericAnswer())),
        };

    private static MadeMisconception Made(Misconception made, PartResult part) => made.Standard is null
        ? new MadeMisconception(made.Key, IsStandard: false, part.Message ?? Phrase.FromString(made.Sentence.Markdown))
        : new MadeMisconception(made.Name, IsStandard: true, part.Message ?? Phrase.FromString(made.Sentence.Markdown));

    private static QuestionResult OfPicks(PaperQuestion question, ChoiceAttempt attempt, TimeSpan time) =>
        new(question, OutcomeOf(attempt.Score), attempt.Score, time)
        {
            Given = Phrase.FromString(string.Join('\n', attempt.Shown.Where(attempt.IsPicked).Select(option => option.Text))),
            Logged = (attempt.ProposedQuality, new Answer(time, Choice: attempt.ToAnswer())),
        };

    private static QuestionResult OfSteps(PaperQuestion question, SequenceAttempt attempt, TimeSpan time)
    {
        int steps = attempt.Question.Steps.Length;
        int known = steps - attempt.Missed.Count;
        double score = steps == 0 ? 1 : (double)known / steps;
        return new QuestionResult(question, OutcomeOf(score), score, time)
        {
            Given = attempt.Missed.IsEmpty ? (Phrase)$"{known} of {steps} steps known" : $"{known} of {steps} steps known; not known: {string.Join(", ", attempt.Missed)}",
            Logged = (attempt.ProposedQuality ?? Quality.Good, new Answer(time, Sequence: attempt.ToAnswer())),
        };
    }

    private static QuestionResult OfWritten(PaperQuestion question, QuizAnswer.Written written, TimeSpan time)
    {
        (Outcome outcome, double score, Quality? quality) = written.Judgement switch
        {
            Judgement.Right => (Outcome.Right, 1.0, Quality.Good),
            Judgement.Partly => (Outcome.Partly, 0.5, Quality.NearMiss),
            Judgement.Wrong => (Outcome.Wrong, 0.0, Quality.Wrong),
            _ => (Outcome.Unjudged, 0.0, (Quality?)null),
        };
        return new QuestionResult(question, outcome, score, time)
        {
            Given = written.Text.Length == 0 ? "thought of, not written" : Phrase.FromString(written.Text),
            Logged = quality is { } given ? (given, new Answer(time)) : null,
        };
    }

    /// <summary>With the steps that were never reached as not known.</summary>
    private static SequenceAttempt Completed(SequenceAttempt attempt)
    {
        while (!attempt.IsFinished)
            attempt = attempt.Next().Miss();
        return attempt;
    }

    private static Outcome OutcomeOf(double score) => score >= 1 ? Outcome.Right : score > 0 ? Outcome.Partly : Outcome.Wrong;

    private static string RightOf(PaperQuestion question) => question switch
    {
        { Variant: { } variant } => InParts(variant, variant.Keys.Select(key => key.Shown)),
        { Choice: { } choice } => string.Join('\n', choice.Shown.Where(option => option.IsRight).Select(option => option.Text)),
        { Sequence: { } sequence } => string.Join('\n', sequence.Question.Steps.Select((step, i) => $"{i + 1}. {step}")),
        _ => question.Card.Back,
    };

    private static string InParts(Variant variant, IEnumerable<string> texts) => variant.Keys.Length == 1
        ? texts.Single()
        : string.Join('\n', variant.Keys.Zip(texts, (key, text) => $"{key.Part.Name}: {text}"));
}
