using System.Globalization;
using System.Text;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Short ways to compile and to write down what came of it.</summary>
internal static class Notes
{
    private const int MostShown = 40;
    private const int LongestShown = 300;

    public static readonly Source Source = new("notes", "/notes");

    public static NoteText Text(string text, string file = "note.md") => NoteText.FromText(file, new string('0', 32), text);

    public static CompiledNote Compile(string text, string file = "note.md") => NoteCompiler.Compile(Text(text, file));

    public static Card Only(string text) => Assert.Single(Compile(text).Cards);

    public static string[] Codes(string text) => [.. Compile(text).Diagnostics.Select(diagnostic => diagnostic.Code)];

    /// <summary>Compiles notes, given as file and text, against what a store holds.</summary>
    public static Compilation Compile(IReadOnlyList<StoredCard> stored, params (string File, string Text)[] notes) =>
        Compiler.Compile(Source, notes.Select(note => Text(note.Text, note.File)), stored);

    /// <summary>What a store holds once it has done what a plan says.</summary>
    public static IReadOnlyList<StoredCard> Store(Compilation compilation, IReadOnlyList<StoredCard>? before = null)
    {
        var cards = (before ?? []).ToDictionary(card => card.Card.Key);
        foreach (CardChange change in compilation.Plan.Cards)
            cards[change.Card.Key] = new StoredCard(change.Card, IsGone: false);
        foreach (Card card in compilation.Plan.Gone)
            cards[card.Key] = new StoredCard(card, IsGone: true);
        return [.. cards.Values];
    }

    /// <summary>The form of the goldens.</summary>
    public static string Transcript(Compilation compilation)
    {
        var text = new StringBuilder();
        foreach (CompiledNote note in compilation.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"deck {note.Note.Deck}, {note.Outcome.ToString().ToLowerInvariant()}{Settings(note.Note.Settings)}\n");
            foreach (Card card in note.Cards)
                Append(text, card);
        }

        foreach (Diagnostic diagnostic in compilation.Diagnostics.Take(MostShown))
            text.Append('\n').Append(DiagnosticText.Render(diagnostic));
        if (compilation.Diagnostics.Length > MostShown)
            text.Append(CultureInfo.InvariantCulture, $"\n… {compilation.Diagnostics.Length} findings in all, the last:\n").Append(DiagnosticText.Render(compilation.Diagnostics[^1]));
        return text.ToString();
    }

    private static string Settings(DeckSettings settings) => settings == DeckSettings.None
        ? ""
        : $", scheduler {settings.Scheduler}, new {settings.NewPerDay}, reviews {settings.ReviewsPerDay}, language {settings.Language}";

    private static void Append(StringBuilder text, Card card)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{card.Kind} {card.Key} line {card.Span.Line} column {card.Span.Column} block {card.Block}");
        text.Append(card.Id is null ? "" : $" id {card.Id}");
        text.Append(card.Tags.IsEmpty ? "" : $" tags {string.Join(", ", card.Tags)}");
        text.Append('\n');
        if (!card.Context.IsEmpty)
            text.Append(CultureInfo.InvariantCulture, $"  in {string.Join(" › ", card.Context)}\n");
        AppendLines(text, "Q ", card.Front);
        AppendLines(text, "A ", card.Back);
    }

    private static void AppendLines(StringBuilder text, string mark, string lines)
    {
        foreach (string line in lines.Split('\n'))
        {
            string shown = line.Length <= LongestShown ? line : string.Create(CultureInfo.InvariantCulture, $"{line[..LongestShown]}… {line.Length} characters");
            text.Append($"  {mark}| {shown}".TrimEnd()).Append('\n');
        }
    }
}
