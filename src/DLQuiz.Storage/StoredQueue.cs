using DLQuiz.Core.Model;

namespace DLQuiz.Storage;

/// <summary>The numbers of the column <c>queue</c>: those of <see cref="CardQueue"/> and two more, so that cards that are not asked leave the partial indexes.</summary>
internal static class StoredQueue
{
    public const int Suspended = 3;

    /// <summary>The queue of a card that is in the notes; one that is gone keeps its own number, which the statements know.</summary>
    public static int Of(CardState state) =>
        state.Suspended ? Suspended
        : state.DrillDay is not null ? (int)CardQueue.Learning
        : state.IsNew ? (int)CardQueue.New
        : (int)CardQueue.Review;
}
