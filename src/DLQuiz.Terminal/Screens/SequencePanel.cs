using System.Globalization;
using DLQuiz.Core.Questions.Lists;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>A sequence within a review: recalled step by step, each shown by a key, marked where it was not known.</summary>
internal sealed class SequencePanel(string front, SequenceAttempt attempt)
{
    public SequenceAttempt Attempt { get; private set; } = attempt;

    public bool CanMiss => Attempt.Shown > 0;

    public void Next() => Attempt = Attempt.Next();

    public void ShowAll() => Attempt = Attempt.ShowAll();

    public void Miss() => Attempt = Attempt.Miss();

    public PanelText Compose(int width)
    {
        PanelText text = new(width);
        text.Markdown(front);
        text.Gap();
        int steps = Attempt.Question.Steps.Length;
        text.Rule(Wording.Of($"step {Attempt.Shown} of {steps}"));
        for (int step = 1; step <= Attempt.Shown; step++)
        {
            bool isMissed = Attempt.Missed.Contains(step);
            text.MarkHere();
            text.Markdown(Attempt.Question.Steps[step - 1], LabelOf(step, steps, isMissed), labelInk: isMissed ? Ink.Bad | Ink.Strong : Ink.Strong);
        }

        if (!Attempt.IsFinished)
        {
            text.Add(Line.Of($"{LabelOf(Attempt.Shown + 1, steps, isMissed: false)}…", Ink.Faint));
            text.MarkHere(last: true);
        }
        else if (Attempt.Question.Explanation.Length > 0)
        {
            text.Gap();
            text.Markdown(Attempt.Question.Explanation);
        }

        return text;
    }

    /// <summary>Told by a sign and not by colour alone; numbers under one another.</summary>
    public static string LabelOf(int step, int steps, bool isMissed)
    {
        int digits = steps.ToString(CultureInfo.InvariantCulture).Length;
        return $"{(isMissed ? '✗' : ' ')} {step.ToString(CultureInfo.InvariantCulture).PadLeft(digits)}. ";
    }
}
