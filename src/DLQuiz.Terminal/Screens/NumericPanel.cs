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

    /// <summary>What the last key led to, in a sentence; null when there is nothing to say.</summary>
    public string? Note { get; private set; }

    public bool Type(Key key)
    {
        if (key == Key.CursorDown || key == Key.CursorUp)
        {
            return HasParts && Focus(focus + (key == Key.CursorDown ? 1 : -1));
        }

        LineEditor? next = editors[focus].Edit(key);
        editors[focus] = next ?? editors[focus];
        Note = next is null ? Note : null;
        return next is not null;
    }

    public void Paste(string text) => editors[focus] = editors[focus].Insert(text);

    public void NextPart() => Focus((focus + 1) % editors.Length);

    /// <summary>Goes on to the next blank part, or submits when there is none.</summary>
    public void Enter()
    {
        int blank = Array.FindIndex(editors, focus + 1, IsBlank);
        if (blank > 0)
        {
            Focus(blank);
        }
        else if (editors.All(IsBlank))
        {
            Note = "Nothing is typed yet. Ctrl+G gives up and shows the answer.";
        }
        else
        {
            Submit();
        }
    }

    public void ShowHint()
    {
        Note = Attempt.HasMoreHints ? null : "There is no further hint.";
        Attempt = Attempt.ShowHint();
    }

    public void ShowSteps()
    {
        Note = Attempt.HasMoreSteps ? null : "There are no worked steps.";
        Attempt = Attempt.ShowSteps();
    }

    public void GiveUp() => Attempt = Attempt.GiveUp();

    /// <summary>The question, the answers with their verdicts, and at the end the solution.</summary>
    public PanelText Compose(int width)
    {
        PanelText text = new(width);
        text.Markdown(Attempt.Variant.Ask);
        for (int i = 0; i < Attempt.Hints.Length; i++)
        {
            text.Gap();
            text.Markdown(Attempt.Hints[i], $"hint {i + 1}  ");
        }

        for (int part = 0; part < editors.Length; part++)
        {
            text.Gap();
            PutPart(text, part);
        }

        if (Attempt.Steps is { } steps)
        {
            text.Gap();
            text.Rule("worked steps");
            text.Markdown(steps, keepLines: true);
        }

        return text;
    }

    private static bool IsBlank(LineEditor editor) => string.IsNullOrWhiteSpace(editor.Text);

    private bool Focus(int part)
    {
        focus = Math.Clamp(part, 0, editors.Length - 1);
        return true;
    }

    private void Submit()
    {
        Attempt = Attempt.Submit([.. editors.Select(editor => editor.Text)]);
        Note = Attempt switch
        {
            { Grade.IsUnreadable: true } => "Not read, and nothing is lost: mend the answer and press Enter again.",
            { IsFinished: true } => null,
            { TriesLeft: 1 } => "One more try.",
            _ => $"{Attempt.TriesLeft} tries left.",
        };
        if (!Attempt.IsFinished)
        {
            int wrong = Attempt.Grade!.Parts.ToList().FindIndex(part => part.Verdict is not Verdict.Correct);
            Focus(wrong);
        }
    }

    private void PutPart(PanelText text, int part)
    {
        if (HasParts)
        {
            text.Markdown(Attempt.Variant.PartAsk(part) ?? "", SafeText.Of(Attempt.Variant.Keys[part].Part.Name) + "  ");
        }

        PartResult? result = Attempt.Grade?.Parts.ElementAtOrDefault(part);
        if (Attempt.IsFinished)
        {
            string given = Attempt.Given.ElementAtOrDefault(part) ?? "";
            if (part == 0)
            {
                text.MarkHere();
            }

            text.Add(Line.Of(given.Length == 0 ? "  no answer" : "› " + SafeText.Of(given), given.Length == 0 ? Ink.Faint : Ink.Plain));
            PutVerdict(text, Attempt.GaveUp && result is null ? null : result);
            text.Add(new Line([new Run("right: ", Ink.Faint), new Run(SafeText.Of(Attempt.Keys[part]), Ink.Strong)]), Indent);
            return;
        }

        text.Field(editors[part], part == focus);
        text.Add(ReadingLine(part), Indent);
        PutVerdict(text, result);
    }

    /// <summary>How what is typed would be read, while it is typed.</summary>
    private Line ReadingLine(int part) => Attempt.Read(part, editors[part].Text) switch
    {
        Reading.Understood understood => Line.Of(SafeText.Of(understood.Display), Ink.Accent),
        Reading.Unreadable unreadable => Line.Of("? " + SafeText.Of(unreadable.Hint), Ink.Emphasis),
        _ => Line.Of(SafeText.Of(Attempt.Variant.Keys[part].Form.Description), Ink.Faint),
    };

    private void PutVerdict(PanelText text, PartResult? result)
    {
        if (result is null)
        {
            return;
        }

        Run verdict = VerdictText.Of(result);
        text.Add(Line.Of("  " + verdict.Text, verdict.Ink));
        if (result.Message is { } sentence)
        {
            text.Markdown(sentence, "  ");
        }

        foreach (string habit in result.Misconceptions.Select(misconception => VerdictText.Habit(timesBefore(misconception.Key))).OfType<string>())
        {
            text.Add(Line.Of("  " + habit, Ink.Faint));
        }
    }
}
