using System.Collections.Immutable;
using DLQuiz.Core.Study.Quizzes;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>One question of an exam as it stands: the panel of its kind, which keeps what was given while other questions are in front.</summary>
internal sealed class QuestionPanel
{
    private QuestionPanel()
    {
    }

    public NumericPanel? Numeric { get; private init; }

    public ChoicePanel? Choice { get; private init; }

    public SequencePanel? Sequence { get; private init; }

    public WrittenPanel? Written { get; private init; }

    public bool IsTyping => Numeric is not null || Written is { IsRevealed: false };

    public string? Note => Numeric?.Note;

    public QuizAnswer Answer => Numeric is not null ? new QuizAnswer.Numbers(Numeric.Typed)
        : Choice is not null ? new QuizAnswer.Picks(Choice.Attempt)
        : Sequence is not null ? new QuizAnswer.Steps(Sequence.Attempt)
        : Written!.Answer;

    public static QuestionPanel Of(PaperQuestion question) => new()
    {
        Numeric = question.Variant is { } variant ? new NumericPanel(variant, _ => 0) { IsExam = true } : null,
        Choice = question.Choice is { } choice ? new ChoicePanel(question.Card.Front, choice) : null,
        Sequence = question.Sequence is { } sequence ? new SequencePanel(question.Card.Front, sequence) : null,
        Written = question.IsWritten ? new WrittenPanel(question) : null,
    };

    public ImmutableArray<KeyAction> Picks => [.. Choice?.Actions ?? []];

    public bool Type(Key key) => Numeric?.Type(key) ?? (Written is { IsRevealed: false } && Written.Type(key));

    public void Paste(string text)
    {
        Numeric?.Paste(text);
        Written?.Paste(text);
    }

    public PanelText Compose(int width) => Numeric?.Compose(width) ?? Choice?.Compose(width) ?? Sequence?.Compose(width) ?? Written!.Compose(width);
}
