namespace DLQuiz.Core.Authoring.Dialects;

/// <summary>Decks of the program hashcards: the same marks, TOML between the hyphens, and nothing but those marks gives a card.</summary>
/// <remarks>Source: the README of github.com/eudoxia0/hashcards, 0.3.</remarks>
internal sealed class HashcardsDialect : Dialect
{
    public override string Name => "hashcards";

    public override bool IsImplicit => false;

    protected override bool Claims(NoteReading reading) => reading.Settings.IsToml;

    public override IEnumerable<Draft> Read(NoteReading reading) => [];
}
