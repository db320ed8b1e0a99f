using System.Collections.Immutable;
using DLQuiz.Core.Model;

namespace DLQuiz.Terminal;

/// <summary>What came of editing a card's note.</summary>
/// <param name="Problem">Why it could not be edited or compiled, in a sentence; null when it was.</param>
/// <param name="HasChanged">Whether the compile changed any card of the note.</param>
/// <param name="IsGone">Whether the note gives the card no more.</param>
/// <param name="Findings">Errors and warnings of the note as it is now.</param>
public sealed record EditedCard(string? Problem, bool HasChanged, bool IsGone, ImmutableArray<Diagnostic> Findings)
{
    public static readonly EditedCard Unchanged = new(null, HasChanged: false, IsGone: false, []);
}
