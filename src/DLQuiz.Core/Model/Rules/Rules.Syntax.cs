namespace DLQuiz.Core.Model;

/// <content>1xx: the note as a file and as Markdown.</content>
public static partial class Rules
{
    public static readonly DiagnosticRule NotText = Error("DLQ101", "the file is not UTF-8 text", "Save the note as UTF-8 text, or move the file out of the notes' folder.");
    public static readonly DiagnosticRule NoteTooLarge = Error("DLQ102", "the note is too large", "Split the note into several files.");
}
