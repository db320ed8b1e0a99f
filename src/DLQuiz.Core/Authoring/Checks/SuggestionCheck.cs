using System.Globalization;
using DLQuiz.Core.Authoring.Edits;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Text that is likely but not surely a card: nobody asked a question there, so only its author may make one of it.</summary>
internal sealed class SuggestionCheck : NotePass
{
    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        foreach (Proposal proposal in SuggestionFinder.Find(reading))
        {
            string why = proposal.Kind switch
            {
                SuggestionKind.Comparison => "names a comparison with its points under it",
                SuggestionKind.Term => "is a term with its definition",
                _ => "is what something is called here",
            };
            string named = proposal.Kind == SuggestionKind.Naming ? proposal.Back : proposal.Front;
            reading.Report(Rules.Suggestion, string.Create(CultureInfo.InvariantCulture, $"“{Excerpt.Of(named)}” {why} (confidence {proposal.Confidence:0.00})."), proposal.Start);
        }
    }
}
