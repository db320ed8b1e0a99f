using DLQuiz.Core.Questions.Lists;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>A choice within a review: options with letters, which a key or a click picks, and afterwards what was right.</summary>
internal sealed class ChoicePanel(string front, ChoiceAttempt attempt)
{
    /// <summary>Of the options in their order; without those that undo, open, leave.</summary>
    public const string Letters = "abcdefghijklmnpstvwyz";

    public ChoiceAttempt Attempt { get; private set; } = attempt;

    public IEnumerable<KeyAction> Actions => Attempt.IsFinished ? [] :
    [
        new($"{LetterOf(0)}–{LetterOf(Math.Min(Attempt.Shown.Length, Letters.Length) - 1)}", Wording.Of("pick"), Wording.Of("Picks options by their letters; the mouse does the same."), () => { }),
        .. Attempt.Shown.Take(Letters.Length).Select((_, place) =>
            new KeyAction(LetterOf(place), Wording.Of("pick"), Wording.Of($"Picks option {LetterOf(place)}, or takes the pick back."), () => Pick(place)) { Keys = [new Key(Letters[place])], IsQuiet = true }),
    ];

    public static string LetterOf(int place) => place < Letters.Length ? Letters[place].ToString() : "·";

    public void Finish() => Attempt = Attempt.Finish();

    public PanelText Compose(int width)
    {
        PanelText text = new(width);
        text.Markdown(front);
        text.Gap();
        text.MarkHere();
        Run verdict = Attempt.IsFinished ? VerdictText.Of(Attempt) : new Run(Attempt.Question.PicksAll ? Wording.Of("Pick all that are right.") : Wording.Of("Pick one."), Ink.Faint);
        text.Add(Line.Of(verdict.Text, verdict.Ink));
        for (int place = 0; place < Attempt.Shown.Length; place++)
        {
            Put(text, place);
        }

        if (Attempt is { IsFinished: true, Question.Explanation: { Length: > 0 } explanation })
        {
            text.Gap();
            text.Markdown(explanation);
        }

        return text;
    }

    private void Pick(int place) => Attempt = Attempt.Pick(place);

    private void Put(PanelText text, int place)
    {
        ChoiceOption option = Attempt.Shown[place];
        (string mark, Ink ink) = VerdictText.MarkOf(Attempt, option);
        string label = $"{BoxOf(Attempt, option)} {mark}{LetterOf(place)}  ";
        if (Attempt.IsFinished)
        {
            text.Markdown(option.Text, label, labelInk: ink | Ink.Strong);
        }
        else
        {
            text.Clickable(() => Pick(place), () => text.Markdown(option.Text, label, labelInk: Attempt.IsPicked(option) ? Ink.Strong | Ink.Accent : Ink.Strong));
        }
    }

    /// <summary>Round where one is picked, square where several are.</summary>
    public static string BoxOf(ChoiceAttempt attempt, ChoiceOption option) => (attempt.Question.PicksAll, attempt.IsPicked(option)) switch
    {
        (true, true) => "[x]",
        (true, false) => "[ ]",
        (false, true) => "(•)",
        (false, false) => "( )",
    };
}
