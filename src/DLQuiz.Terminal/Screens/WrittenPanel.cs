using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Quizzes;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>A question of an exam that the learner answers in words and judges: at the end, or at once.</summary>
internal sealed class WrittenPanel(PaperQuestion question)
{
    private LineEditor editor = LineEditor.Empty;

    /// <summary>Whether the answer shows; what is typed stands then.</summary>
    public bool IsRevealed { get; private set; }

    /// <summary>Null before the learner has judged.</summary>
    public Judgement? Judgement { get; private set; }

    public QuizAnswer.Written Answer => new(editor.Text, Judgement);

    /// <summary>What the words suggest; null where they are not those of the answer.</summary>
    public Judgement? Proposed => WrittenText.Proposed(question, editor.Text);

    public bool Type(Key key)
    {
        LineEditor? next = editor.Edit(key);
        editor = next ?? editor;
        return next is not null;
    }

    public void Paste(string text) => editor = editor.Insert(text);

    public void Reveal() => IsRevealed = true;

    public void Judge(Judgement judgement) => Judgement = judgement;

    public PanelText Compose(int width)
    {
        PanelText text = new(width);
        text.Markdown(question.Ask);
        text.Gap();
        if (!IsRevealed)
        {
            text.Field(editor, hasFocus: true);
            text.Add(Line.Of(Wording.Of("In your own words; you judge it yourself at the end."), Ink.Faint), indent: 2);
            return text;
        }

        text.Add(Line.Of(editor.Text.Length == 0 ? "  " + Wording.Of("thought of, not written") : "› " + editor.Text, editor.Text.Length == 0 ? Ink.Faint : Ink.Plain));
        text.Gap();
        text.MarkHere();
        text.Rule(Wording.Of("answer"));
        text.Markdown(question.Card.Back);
        if (Judgement is { } judged)
        {
            text.Gap();
            text.Add(new Line([new Run(Wording.Of("your judgement:") + " ", Ink.Faint), ScoreSheetText.Of(OutcomeOf(judged))]));
        }

        return text;
    }

    public static Outcome OutcomeOf(Judgement judgement) => judgement switch
    {
        Core.Study.Quizzes.Judgement.Right => Outcome.Right,
        Core.Study.Quizzes.Judgement.Partly => Outcome.Partly,
        _ => Outcome.Wrong,
    };
}
