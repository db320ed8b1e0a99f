using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>What made a piece of plain text look like a card.</summary>
public enum SuggestionKind
{
    /// <summary><c>**term**: what it is</c>.</summary>
    Term,

    /// <summary>A sentence that says what something is called, or what a term means.</summary>
    Naming,

    /// <summary>A heading or bullet such as 优缺点 or "A vs B" with its points under it.</summary>
    Comparison,
}

/// <summary>A likely card that nobody asked for; only its author may make one of it.</summary>
/// <param name="Id">Eight hexadecimal digits over the file's name and the text, equal in every run until that text changes.</param>
/// <param name="Kind">What it was taken for.</param>
/// <param name="Span">Where its text begins, as long as its first line.</param>
/// <param name="Confidence">0 to 1; how many of its like are cards, by judgement.</param>
/// <param name="Front">Of the card that accepting it gives.</param>
/// <param name="Back">Of that card.</param>
/// <param name="Edits">Write it as explicit syntax.</param>
public sealed record Suggestion(string Id, SuggestionKind Kind, SourceSpan Span, double Confidence, string Front, string Back, ImmutableArray<TextEdit> Edits);

/// <summary>Finds the likely cards of a note and writes the accepted ones down.</summary>
public static class Suggestions
{
    /// <summary>In the order of the note; empty for a note that cannot be read or wants no implicit cards.</summary>
    public static ImmutableArray<Suggestion> Of(NoteText note)
    {
        ArgumentNullException.ThrowIfNull(note);
        (NoteReading? reading, _) = NoteCompiler.Look(note);
        if (reading is null)
            return [];
        string name = note.File[(note.File.LastIndexOf('/') + 1)..];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. SuggestionFinder.Find(reading).Select(proposal => Named(proposal, name, seen, reading))];
    }

    /// <summary>The text of the note with the suggestions accepted; null when that would change another card or not give these.</summary>
    /// <param name="note">As <see cref="Of"/> was given it.</param>
    /// <param name="accepted">Some of what it gave.</param>
    public static string? Accept(NoteText note, IReadOnlyCollection<Suggestion> accepted)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(accepted);
        string text = TextEdits.Apply(note.Text, accepted.SelectMany(suggestion => suggestion.Edits));
        CompiledNote before = NoteCompiler.Compile(note);
        CompiledNote after = NoteCompiler.Compile(NoteText.FromText(note.File, note.Hash, text));
        var left = after.Cards.GroupBy(ContentOf).ToDictionary(group => group.Key, group => group.Count());
        bool isWhole = before.Cards.Select(ContentOf).Concat(accepted.Select(suggestion => (suggestion.Front, suggestion.Back))).All(content => left.TryGetValue(content, out int count) && (left[content] = count - 1) >= 0);
        return isWhole && left.Values.All(count => count == 0) ? text : null;
    }

    private static (string Front, string Back) ContentOf(Card card) => (card.Front, card.Back);

    private static Suggestion Named(Proposal proposal, string file, Dictionary<string, int> seen, NoteReading reading)
    {
        string text = proposal.Front + "\n" + proposal.Back;
        int ordinal = seen[text] = seen.GetValueOrDefault(text) + 1;
        string id = CardKey.Of(file, proposal.Front, proposal.Back, ordinal.ToString(CultureInfo.InvariantCulture)).ToString()[..8];
        return new Suggestion(id, proposal.Kind, reading.Source.At(proposal.Start, proposal.Length), proposal.Confidence, proposal.Front, proposal.Back, proposal.Edits);
    }
}
