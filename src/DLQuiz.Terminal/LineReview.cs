using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Grading;
using DLQuiz.Core.Questions.Plots;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Screens;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal;

/// <summary>The review as plain lines, for a terminal that cannot place the cursor: a question is printed, a line is read.</summary>
/// <remarks>It drives the same <see cref="Sitting"/> as the screen, so what is stored, and when, is the same.</remarks>
public sealed partial class LineReview
{
    private readonly Sitting sitting;
    private readonly LineDialogue dialogue;
    private readonly List<string> typed = [];
    private ImmutableArray<LinkTarget> links = [];
    private bool isLeft;

    private LineReview(Sitting sitting, LineDialogue dialogue)
    {
        this.sitting = sitting;
        this.dialogue = dialogue;
    }

    /// <summary>Runs until nothing is left, the learner types <c>q</c>, or the input ends; always 0.</summary>
    /// <param name="context">Of the learner.</param>
    /// <param name="input">A line an answer.</param>
    /// <param name="output">For the learner.</param>
    /// <param name="isPlain">For screen readers, pipes and scripts: nothing but words, each prompt a line of its own.</param>
    public static int Run(StudyContext context, TextReader input, TextWriter output, bool isPlain = false)
    {
        ArgumentNullException.ThrowIfNull(context);
        using IStore store = context.OpenStore();
        var review = new LineReview(new Sitting(context, store, context.Request), new LineDialogue(input, output, isPlain));
        review.RunAll();
        return 0;
    }

    private void RunAll()
    {
        while (!isLeft && sitting.Session.Stage != Stage.Finished)
        {
            Say(dialogue.IsPlain
                ? Wording.Of($"{sitting.Session.Answered} done, {sitting.Left} left. {Where()}")
                : Wording.Of($"── {sitting.Session.Answered} done · {sitting.Left} left ── {Where()}"));
            links = [];
            Given given = sitting switch
            {
                { Variant: { } variant } => AskNumbers(variant),
                { Choice: { } choice } => AskChoice(choice),
                { Sequence: { } sequence } => AskSequence(sequence),
                _ => AskPlain(),
            };
            if (sitting.Session.Stage == Stage.Revealed)
            {
                AskGrade(given);
            }
        }

        Say(sitting.Session.Answered == 1 ? Wording.Of("1 answer stored.") : Wording.Of($"{sitting.Session.Answered} answers stored."));
    }

    private string Where() => sitting.Card is { } card ? SafeText.Of(string.Join(" › ", [card.Deck, .. card.Context])) : "";

    private Given AskPlain()
    {
        ShowLinked(sitting.Card?.Front ?? Wording.Of("This card is no longer in the store."));
        if (Ask(Wording.Of("Enter shows the answer; u undo, - bury, @ suspend, * flag, q leave"), SideStep) is not null)
        {
            sitting.Reveal();
            ShowLinked(sitting.Card?.Back ?? sitting.Problem ?? "");
        }

        return new Given();
    }

    private Given AskNumbers(Variant variant)
    {
        NumericAttempt attempt = NumericAttempt.Start(variant);
        typed.Clear();
        ShowLinked(variant.AskFilled);
        ShowPlots(variant.Plots);
        while (!attempt.IsFinished)
        {
            if (Submission(attempt) is not { } next)
            {
                return new Given();
            }

            attempt = next;
        }

        for (int part = 0; part < attempt.Keys.Length; part++)
        {
            SayKey(variant.Keys[part]);
        }

        ShowLinked(attempt.StepsFilled ?? FilledText.Empty);
        ShowPlots(attempt.StepsPlots);
        sitting.Reveal();
        return new Given(attempt.ProposedQuality, Numeric: attempt.ToNumericAnswer());
    }

    /// <summary>Null when the learner went elsewhere; after a hint and an unreadable part, what was typed before them stays.</summary>
    private NumericAttempt? Submission(NumericAttempt attempt)
    {
        for (int part = typed.Count; part < attempt.Variant.Keys.Length; part++)
        {
            Show(attempt.Variant.PartAskFilled(part) ?? FilledText.Empty);
            PartKey key = attempt.Variant.Keys[part];
            string name = attempt.Variant.Keys.Length > 1 ? SafeText.Of(key.Part.Name) + ": " : "";
            string? line = Ask(Wording.Of($"{name}{SafeText.Of(Wording.Of(key.Form.Description))}; h hint, w worked steps, g give up, q leave"), word => word is "h" or "w" or "g" ? null : SideStep(word));
            switch (line)
            {
                case null:
                    return null;
                case "h":
                    NumericAttempt hinted = attempt.ShowHint();
                    Show(hinted.HintsShown > attempt.HintsShown ? hinted.HintsFilled[^1] : FilledText.Of(Wording.Of("There is no further hint.")));
                    return hinted;
                case "w":
                    NumericAttempt shown = attempt.ShowSteps();
                    Show(shown.StepsFilled ?? FilledText.Of(shown.HasSeenSteps ? "" : Wording.Of("There are no worked steps.")));
                    ShowPlots(shown.StepsPlots);
                    return shown;
                case "g":
                    return attempt.GiveUp();
                default:
                    typed.Add(line);
                    break;
            }
        }

        NumericAttempt judged = attempt.Submit([.. typed]);
        Forget(judged.Grade!);
        foreach (PartResult result in judged.Grade!.Parts.Where(part => part is { Verdict: not Verdict.Unreadable } or { Reading: not Reading.Understood }))
        {
            Say((judged.Grade.Parts.Length > 1 ? SafeText.Of(result.Name) + " " : "") + VerdictText.Of(result).Text);
            Show(result.Message is { } sentence ? Wording.Of(sentence) : "");
            foreach (string habit in result.Misconceptions.Select(misconception => VerdictText.Habit(sitting.TimesMade(misconception.Key))).OfType<string>())
            {
                Say(habit);
            }
        }

        return judged;
    }

    /// <summary>All that was typed, or where a part cannot be read, that part and those after it.</summary>
    private void Forget(Grade grade)
    {
        int unreadable = grade.Parts.ToList().FindIndex(part => part.Reading is Reading.Unreadable);
        typed.RemoveRange(Math.Max(0, unreadable), typed.Count - Math.Max(0, unreadable));
    }

    private void AskGrade(Given given)
    {
        SayGrades([.. sitting.Choices.Select(choice => ($"{choice.Key}", choice))]);
        if (given.Proposed is { } quality)
        {
            SayGrades([("Enter", sitting.ChoiceOf(quality))]);
        }

        while (Ask(Wording.Of("grade; u undo, - bury, @ suspend, * flag, q leave"), SideStep) is { } typed)
        {
            Quality? chosen = typed.Length == 0 ? given.Proposed : sitting.Choices.FirstOrDefault(choice => typed == choice.Key.ToString(CultureInfo.InvariantCulture))?.Quality;
            if (chosen is { } grade)
            {
                if (!Try(() => sitting.Grade(grade, given.Numeric, given.Choice, given.Sequence)))
                {
                    continue;
                }

                if (sitting.LeechNotice is { } leech)
                {
                    Say(leech);
                }

                return;
            }

            Say(Wording.Of("One of the numbers above, please."));
        }
    }

    private void SayGrades((string Key, GradeChoice Choice)[] grades)
    {
        if (dialogue.IsPlain)
        {
            Array.ForEach(grades, grade => Say($"{grade.Key}: {GradeButtons.NameOf(grade.Choice.Quality)}, {GradeButtons.Effect(grade.Choice)}"));
        }
        else
        {
            Say(string.Join("  ", grades.Select(grade => $"[{grade.Key} {GradeButtons.NameOf(grade.Choice.Quality)} · {GradeButtons.Effect(grade.Choice)}]")));
        }
    }

    /// <summary>Reads a line; null when it was no answer but a way out of this card, or the input has ended.</summary>
    private string? Ask(string prompt, Func<string, Action?> elsewhere)
    {
        while (true)
        {
            string? line = ReadLine(prompt);
            Action? step = line switch
            {
                null => Leave,
                "*" => Flag, // the card stays, and with it all that was typed; so with a link
                _ when IsOpening(line) => () => Open(line),
                _ => elsewhere(line),
            };
            if (step is null)
            {
                return line;
            }

            if (Try(step) && line != "*" && (line is null || !IsOpening(line)))
            {
                return null;
            }
        }
    }

    /// <summary>A store that fails leaves the card where it is, to be asked again; false then.</summary>
    private bool Try(Action step)
    {
        Session before = sitting.Session;
        try
        {
            step();
            return true;
        }
        catch (StoreException problem) when (sitting.Session == before)
        {
            Say(Wording.Of($"Not stored: {problem.Message} Nothing is lost; type it again."));
            return false;
        }
        catch (StoreException problem)
        {
            Say(Wording.Of($"Stored, but the next card cannot be read: {problem.Message}"));
            ReadOn();
            return true;
        }
    }

    private void ReadOn()
    {
        while (ReadLine(Wording.Of("Enter tries again, q leaves")) is { } line && line != "q")
        {
            try
            {
                sitting.Show();
                return;
            }
            catch (StoreException problem)
            {
                Say(problem.Message);
            }
        }

        Leave();
    }

    private void Flag()
    {
        sitting.Flag();
        Say(sitting.State.Flag > 0 ? Wording.Of("Flagged.") : Wording.Of("The flag is gone."));
    }

    private string? ReadLine(string prompt) => dialogue.Read(prompt);

    private Action? SideStep(string word) => word switch
    {
        "q" => Leave,
        "u" => () => Say(sitting.Undo() is { } taken ? Wording.Of($"Taken back: {taken.Name}.") : Wording.Of("There is nothing to take back.")),
        "-" => sitting.Bury,
        "@" => sitting.Suspend,
        _ => null,
    };

    private void Leave() => isLeft = true;

    private void ShowLinked(string markdown) => ShowLinked(FilledText.Of(markdown));

    private void ShowLinked(FilledText markdown)
    {
        Show(markdown);
        int known = links.Length;
        links = [.. links.Concat(LinkTarget.Of(markdown)).DistinctBy(link => link.Target)];
        if (links.Length > known)
        {
            Say(links.Length == 1 ? Wording.Of($"(o opens {SafeText.Of(links[0].Target)})") : Wording.Of($"(o 1 to o {links.Length} open the links)"));
        }
    }

    private bool IsOpening(string line) => !links.IsEmpty && (line == "o" || (line.StartsWith("o ", StringComparison.Ordinal) && int.TryParse(line.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out _)));

    private void Open(string line)
    {
        if (line == "o" && links.Length > 1)
        {
            for (int i = 0; i < links.Length; i++)
            {
                Say(SafeText.Of($"{i + 1}  {links[i].Label}  {links[i].Target}"));
            }

            return;
        }

        int number = line == "o" ? 1 : int.Parse(line.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture);
        Say(number < 1 || number > links.Length
            ? Wording.Of($"There are {links.Length} links.")
            : SafeText.Of(sitting.OpenOutside(links[number - 1].Target) ?? Wording.Of($"Opened outside: {links[number - 1].Target}")));
    }

    private void Show(string markdown) => dialogue.Show(markdown);

    private void Show(FilledText text) => dialogue.Show(text);

    private void SayKey(PartKey key) => dialogue.SayKey(key);

    private void ShowPlots(IEnumerable<Plot> plots) => dialogue.ShowPlots(plots);

    private void Say(string text) => dialogue.Say(text);
}
