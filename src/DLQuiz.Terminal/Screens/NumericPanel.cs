using System.Collections.Immutable;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Grading;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>A numeric question within a review: what is typed, how it reads, and what was made of it.</summary>
internal sealed class NumericPanel
{
    private const int Indent = 2;

    private readonly LineEditor[] editors;
    private readonly Func<string, int> timesBefore;
    private int focus;

    /// <param name="variant">What is asked.</param>
    /// <param name="timesBefore">How often the learner made a misconception before, by its key.</param>
    public NumericPanel(Variant variant, Func<string, int> timesBefore)
    {
        this.timesBefore = timesBefore;
        Attempt = NumericAttempt.Start(variant);
        editors = [.. variant.Keys.Select(_ => LineEditor.Empty)];
    }

    public NumericAttempt Attempt { get; private set; }

    public bool HasParts => editors.Length > 1;

    /// <summary>As the learner has it.</summary>
    public string GiveUpKey { get; init; } = "";

    /// <summary>Whether answers are taken as they are and judged later, without tries, hints or verdicts.</summary>
    public bool IsExam { get; init; }

    /// <summary>Whether the learner is done with it, in an exam; typing more takes that back.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>What the last key led to, in a sentence; null when there is nothing to say.</summary>
    public string? Note { get; private set; }

    /// <summary>The last submission that was read, as typed; an unreadable one leaves it.</summary>
    private (ImmutableArray<string> Given, Grade Grade)? Judged { get; set; }

    /// <summary>Whether the learner was told of the blank parts, and neither typed nor moved since.</summary>
    private bool KnowsOfBlanks { get; set; }

    public ImmutableArray<string> Typed => [.. editors.Select(editor => editor.Text)];

    public bool Type(Key key)
    {
        if (key == Key.CursorDown || key == Key.CursorUp)
        {
            return HasParts && Focus(focus + (key == Key.CursorDown ? 1 : -1));
        }

        LineEditor? next = editors[focus].Edit(key);
        editors[focus] = next ?? editors[focus];
        Note = next is null ? Note : null;
        KnowsOfBlanks &= next is null;
        IsSettled &= next is null;
        return next is not null;
    }

    public void Paste(string text)
    {
        LineEditor next = editors[focus].Insert(text);
        Note = ReferenceEquals(next, editors[focus]) ? Wording.Of("What was pasted is too long for an answer; nothing of it was taken.") : null;
        editors[focus] = next;
        KnowsOfBlanks = false;
    }

    public void NextPart() => Focus((focus + 1) % editors.Length);

    /// <summary>Goes on to a blank part, or submits; parts left blank and an answer that was judged already are submitted by no accident.</summary>
    public void Enter()
    {
        int blank = Array.FindIndex(editors, focus + 1, IsBlank);
        // From a part with text also to an earlier blank one; from a blank one only onwards, so that it has an end.
        blank = blank < 0 && !IsBlank(editors[focus]) ? Array.FindIndex(editors, IsBlank) : blank;
        if (blank >= 0)
        {
            Note = null;
            Focus(blank);
        }
        else if (IsExam)
        {
            Settle();
        }
        else if (editors.All(IsBlank))
        {
            Note = Wording.Of($"Nothing is typed yet. {GiveUpKey} gives up and shows the answer.");
        }
        else if (Judged is { } judged && judged.Given.SequenceEqual(Typed))
        {
            Note = Wording.Of($"Change the answer first, or {GiveUpKey} gives up.");
        }
        else if (!KnowsOfBlanks && editors.Any(IsBlank))
        {
            string[] names = [.. Attempt.Variant.Keys.Where((_, part) => IsBlank(editors[part])).Select(key => SafeText.Of(key.Part.Name))];
            Note = names.Length == 1
                ? Wording.Of($"{names[0]} is blank: Enter again submits the answer as it is.")
                : Wording.Of($"{string.Join(", ", names)} are blank: Enter again submits the answer as it is.");
            KnowsOfBlanks = true;
        }
        else
        {
            Submit();
        }
    }

    public void ShowHint()
    {
        Note = Attempt.HasMoreHints ? null : Wording.Of("There is no further hint.");
        Attempt = Attempt.ShowHint();
    }

    public void ShowSteps()
    {
        Note = Attempt.HasMoreSteps ? null : Wording.Of("There are no worked steps.");
        Attempt = Attempt.ShowSteps();
    }

    public void GiveUp()
    {
        Note = null;
        Attempt = Attempt.GiveUp();
    }

    /// <summary>The question, the answers with their verdicts, and at the end the solution.</summary>
    public PanelText Compose(int width)
    {
        PanelText text = new(width);
        text.Markdown(Attempt.Variant.AskFilled);
        text.Pictures(Attempt.Variant.Plots);
        for (int i = 0; i < Attempt.Hints.Length; i++)
        {
            text.Gap();
            text.Markdown(Attempt.HintsFilled[i], Wording.Of($"hint {i + 1}") + "  ");
        }

        for (int part = 0; part < editors.Length; part++)
        {
            text.Gap();
            PutPart(text, part);
        }

        if (Attempt.Steps is not null || !Attempt.StepsPlots.IsEmpty)
        {
            text.Gap();
            text.Rule(Wording.Of("worked steps"));
            text.Markdown(Attempt.StepsFilled ?? FilledText.Empty, keepLines: true);
            text.Pictures(Attempt.StepsPlots);
        }

        return text;
    }

    private static bool IsBlank(LineEditor editor) => string.IsNullOrWhiteSpace(editor.Text);

    private bool Focus(int part)
    {
        focus = Math.Clamp(part, 0, editors.Length - 1);
        KnowsOfBlanks = false;
        return true;
    }

    /// <summary>What cannot be read is told, and what is left in spite of that counts as blank.</summary>
    private void Settle()
    {
        int unreadable = Enumerable.Range(0, editors.Length).Where(part => Attempt.Read(part, editors[part].Text) is Reading.Unreadable).DefaultIfEmpty(-1).First();
        IsSettled = unreadable < 0 || KnowsOfBlanks;
        Note = IsSettled ? null : Wording.Of("Not read: mend the answer, or press Enter again and it counts as blank.");
        if (!IsSettled)
        {
            Focus(unreadable);
            KnowsOfBlanks = true;
        }
    }

    private void Submit()
    {
        Attempt = Attempt.Submit(Typed);
        Judged = Attempt.Grade is { IsUnreadable: false } grade ? (Typed, grade) : Judged;
        Note = Attempt switch
        {
            { Grade.IsUnreadable: true } => Wording.Of("Not read, and nothing is lost: mend the answer and press Enter again."),
            { IsFinished: true } => null,
            { TriesLeft: 1 } => Wording.Of("One more try."),
            _ => Wording.Of($"{Attempt.TriesLeft} tries left."),
        };
        if (!Attempt.IsFinished)
        {
            ImmutableArray<PartResult> parts = Attempt.Grade!.Parts;
            Focus(parts.ToList().FindIndex(part => Attempt.Grade.IsUnreadable ? part.Reading is Reading.Unreadable : part.Verdict is not Verdict.Correct));
        }
    }

    private void PutPart(PanelText text, int part)
    {
        if (HasParts)
        {
            text.Markdown(Attempt.Variant.PartAskFilled(part) ?? FilledText.Empty, SafeText.Of(Attempt.Variant.Keys[part].Part.Name) + "  ");
        }

        PartResult? result = Attempt.Grade?.Parts.ElementAtOrDefault(part);
        if (Attempt.IsFinished)
        {
            string given = Attempt.Given.ElementAtOrDefault(part) ?? "";
            if (part == 0)
            {
                text.MarkHere();
            }

            text.Add(Line.Of(given.Length == 0 ? "  " + Wording.Of("no answer") : "› " + SafeText.Of(given), given.Length == 0 ? Ink.Faint : Ink.Plain));
            // Given up beside an unreadable part, a readable one was never judged.
            PutVerdict(text, result is { Verdict: Verdict.Unreadable, Reading: not Reading.Unreadable } ? null : result);
            PutKey(text, part);
            return;
        }

        text.Field(editors[part], part == focus);
        PutReading(text, part);
        PutJudged(text, part);
    }

    /// <summary>A verdict on what stood there before stays as a help, though not as one on what is typed now.</summary>
    private void PutJudged(PanelText text, int part)
    {
        if (Judged is not { } judged)
        {
            return;
        }

        PartResult result = judged.Grade.Parts[part];
        if (editors[part].Text == judged.Given[part])
        {
            PutVerdict(text, result);
            return;
        }

        text.Add(Line.Of(Wording.Of($"before: {VerdictText.Of(result).Text}"), Ink.Faint), Indent);
        if (result.Message is { } sentence)
        {
            text.Markdown(Wording.Of(sentence), "  ");
        }
    }

    private void PutKey(PanelText text, int part)
    {
        Run label = new(Wording.Of("right:") + " ", Ink.Faint);
        if (Attempt.Variant.Keys[part].Grid is { } grid)
        {
            text.Numbers(label, grid, Ink.Strong, Indent);
        }
        else
        {
            text.Add(new Line([label, new Run(SafeText.Of(Attempt.Keys[part]), Ink.Strong)]), Indent);
        }
    }

    /// <summary>How what is typed would be read, while it is typed.</summary>
    private void PutReading(PanelText text, int part)
    {
        switch (Attempt.Read(part, editors[part].Text))
        {
            case Reading.Understood { Grid: { } grid }:
                text.Numbers(new Run("= ", Ink.Accent), grid, Ink.Accent, Indent);
                break;
            case Reading.Understood understood:
                text.Add(Line.Of(SafeText.Of(understood.Display), Ink.Accent), Indent);
                break;
            case Reading.Unreadable unreadable:
                text.Add(Line.Of("? " + SafeText.Of(Wording.Of(unreadable.Hint)), Ink.Emphasis), Indent);
                break;
            default:
                text.Add(Line.Of(SafeText.Of(Wording.Of(Attempt.Variant.Keys[part].Form.Description)), Ink.Faint), Indent);
                break;
        }
    }

    private void PutVerdict(PanelText text, PartResult? result)
    {
        if (result is null)
        {
            return;
        }

        Run verdict = VerdictText.Of(result);
        text.Add(Line.Of(verdict.Text, verdict.Ink), Indent);
        if (result.Message is { } sentence)
        {
            text.Markdown(Wording.Of(sentence), "  ");
        }

        foreach (string habit in result.Misconceptions.Select(misconception => VerdictText.Habit(timesBefore(misconception.Key))).OfType<string>())
        {
            text.Add(Line.Of("  " + habit, Ink.Faint));
        }
    }
}
