namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>The cards of the note's dialect.</summary>
internal sealed class DialectKind : NotePass
{
    public override void Run(NoteReading reading) => reading.Drafts.AddRange(reading.Settings.Dialect.Read(reading));
}
