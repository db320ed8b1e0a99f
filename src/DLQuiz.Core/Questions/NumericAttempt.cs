using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Grading;
using DLQuiz.Core.Questions.Plots;

namespace DLQuiz.Core.Questions;

/// <summary>A learner at one variant; immutable, every step returns the next attempt.</summary>
public sealed record NumericAttempt
{
    private NumericAttempt(Variant variant, int tries)
    {
        Variant = variant;
        TriesLeft = tries;
    }

    public Variant Variant { get; }

    /// <summary>Unreadable answers cost none.</summary>
    public int TriesLeft { get; private init; }

    /// <summary>How many hints have been shown.</summary>
    public int HintsShown { get; private init; }

    /// <summary>The last submission as typed, one text for each part; empty before the first.</summary>
    public ImmutableArray<string> Given { get; private init; } = [];

    /// <summary>Of the last submission, an unreadable one included; null before the first.</summary>
    public Grade? Grade { get; private init; }

    public bool GaveUp { get; private init; }

    /// <summary>Right, out of tries or given up: the keys and steps may be shown, and a quality is proposed.</summary>
    public bool IsFinished => GaveUp || TriesLeft == 0 || Grade is { IsCorrect: true };

    /// <summary>Misconceptions recognised in any submission, as <c>part:line</c>, in the order met.</summary>
    public ImmutableArray<string> Misconceptions { get; private init; } = [];

    /// <summary>The hints shown so far, as Markdown with this variant's numbers.</summary>
    public ImmutableArray<string> Hints => [.. Enumerable.Range(0, HintsShown).Select(Variant.Hint)];

    /// <summary><see cref="Hints"/>, with the numbers that can be laid out.</summary>
    public ImmutableArray<FilledText> HintsFilled => [.. Enumerable.Range(0, HintsShown).Select(Variant.HintFilled)];

    public bool HasMoreHints => HintsShown < Variant.Question.Hints.Length;

    /// <summary>Whether the worked steps were asked for before the end.</summary>
    public bool HasSeenSteps { get; private init; }

    /// <summary>Whether there are worked steps that are not shown yet.</summary>
    public bool HasMoreSteps => !IsFinished && !HasSeenSteps && Variant.HasSteps;

    private int TriesUsed { get; init; }

    private bool WasToldBefore { get; init; }

    /// <param name="variant">What is asked.</param>
    /// <param name="tries">Null for as many as the question gives; an exam gives one.</param>
    public static NumericAttempt Start(Variant variant, int? tries = null)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return new NumericAttempt(variant, tries ?? variant.Question.Tries);
    }

    /// <summary>The live reading of a part while it is typed.</summary>
    public Reading Read(int part, string text) => AnswerReader.Read(text, Variant.Keys[part].Form);

    /// <summary>Shows the next hint; the same attempt when there is none or it is finished.</summary>
    public NumericAttempt ShowHint() => IsFinished || !HasMoreHints ? this : this with { HintsShown = HintsShown + 1 };

    /// <summary>Shows the worked steps while the attempt goes on; the same attempt when there are none or it is finished.</summary>
    public NumericAttempt ShowSteps() => HasMoreSteps ? this with { HasSeenSteps = true } : this;

    /// <param name="given">One text for each part; a blank part is wrong, all blank or an unreadable part costs nothing.</param>
    /// <exception cref="InvalidOperationException">The attempt is finished.</exception>
    public NumericAttempt Submit(params ImmutableArray<string> given)
    {
        if (IsFinished)
            throw new InvalidOperationException("A finished attempt takes no further answer.");
        Grade grade = Grader.Judge(Variant, given);
        NumericAttempt next = this with { Given = given, Grade = grade };
        return grade.IsUnreadable ? next : next with
        {
            TriesLeft = TriesLeft - 1,
            TriesUsed = TriesUsed + 1,
            WasToldBefore = !Misconceptions.IsEmpty,
            Misconceptions = [.. Misconceptions.Union(grade.Misconceptions.Select(misconception => misconception.Key))],
        };
    }

    /// <summary>Finishes with score 0; the same attempt when it is finished.</summary>
    public NumericAttempt GiveUp() => IsFinished ? this : this with { GaveUp = true };

    /// <summary>The worked solution as Markdown; null before it is asked for or the attempt ends, and for a question without one.</summary>
    public string? Steps => StepsFilled?.Markdown;

    /// <summary><see cref="Steps"/>, with the numbers that can be laid out.</summary>
    public FilledText? StepsFilled => IsFinished || HasSeenSteps ? Variant.StepsFilled : null;

    /// <summary>The pictures of the worked solution; none before it is asked for or the attempt ends.</summary>
    public ImmutableArray<Plot> StepsPlots => IsFinished || HasSeenSteps ? Variant.StepsPlots : [];

    /// <summary>The keys as text, one for each part; empty while the attempt goes on.</summary>
    public ImmutableArray<string> Keys => IsFinished ? [.. Variant.Keys.Select(key => key.Shown)] : [];

    /// <summary>0 to 1; 0 before a readable submission and after giving up.</summary>
    public double Score => GaveUp ? 0 : Grade?.Score ?? 0;

    /// <summary>What the result suggests; the learner may change it.</summary>
    public Quality ProposedQuality => QualityProposal.For(new AnswerHistory(Score, TriesUsed, HintsShown, WasToldBefore, Grade is { HasCarriedForward: true }, GaveUp, HasSeenSteps));

    /// <summary>What the log keeps; line breaks within a part's text become semicolons.</summary>
    public NumericAnswer ToNumericAnswer() => new(
        Variant.Seed,
        Variant.ParametersJson,
        string.Join('\n', Given.Select(text => string.Join("; ", text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)))),
        Score,
        string.Join(',', Misconceptions));
}
