using DLQuiz.Core.Model;
using DLQuiz.Terminal.Screens;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal;

/// <summary>The learner's last step, just taken back.</summary>
/// <param name="What">The step.</param>
/// <param name="Undone">The undo, with the state that it left the card in.</param>
internal sealed record LastStep(CardEvent What, Recorded Undone)
{
    public CardKey Card => Undone.Entry.Card;

    /// <summary>What was taken back, in a few words.</summary>
    public string Name => What switch
    {
        CardEvent.Answered answered => Wording.Of($"the grade “{GradeButtons.NameOf(answered.Quality)}”"),
        CardEvent.Bury => Wording.Of("the putting off"),
        CardEvent.Suspend => Wording.Of("the suspension"),
        CardEvent.Unsuspend => Wording.Of("the release"),
        CardEvent.Flag => Wording.Of("the flag"),
        CardEvent.Reset => Wording.Of("the reset"),
        _ => Wording.Of("the step"),
    };

    /// <summary>Of whatever sitting; null when there is none.</summary>
    public static LastStep? TakeBack(IStore store, Moment moment)
    {
        if (store.UndoLast(moment) is not { } undone)
        {
            return null;
        }

        EntryId target = ((CardEvent.Undo)undone.Entry.Event).Target;
        return new LastStep(store.Log(undone.Entry.Card).FirstOrDefault(entry => entry.Id == target)?.Event ?? undone.Entry.Event, undone);
    }
}
