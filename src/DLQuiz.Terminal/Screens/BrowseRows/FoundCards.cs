using DLQuiz.Core.Model;

namespace DLQuiz.Terminal.Screens.BrowseRows;

/// <summary>What a search has found so far.</summary>
/// <param name="Keys">In their order, from the first; all of them once it is complete.</param>
/// <param name="Total">How many there are; null while that is not known.</param>
internal sealed record FoundCards(IReadOnlyList<CardKey> Keys, int? Total)
{
    public static readonly FoundCards None = new([], 0);

    public bool IsComplete => Total == Keys.Count;
}
