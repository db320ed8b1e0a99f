namespace DLQuiz.Core.Model;

/// <content>1xx: the note as a file and as Markdown.</content>
public static partial class Rules
{
    public static readonly DiagnosticRule NotText = Error("DLQ101", "the file is not UTF-8 text", "Save the note as UTF-8 text, or move the file out of the notes' folder.");
    public static readonly DiagnosticRule NoteTooLarge = Error("DLQ102", "the note is too large", "Split the note into several files.");
    public static readonly DiagnosticRule NoteUnreadable = Error("DLQ108", "the file cannot be read", "Make the file readable; until then its cards stay as they were.");
    public static readonly DiagnosticRule LinkNotFollowed = Info("DLQ109", "a symbolic link among the notes, which is not followed", "Compile the place that it leads to, or put the notes themselves here.");
    public static readonly DiagnosticRule NoteTooDeep = Error("DLQ103", "the note is nested too deeply", "Write it with fewer lists and quotes inside one another.");
    public static readonly DiagnosticRule BlockTooDense = Warning("DLQ104", "a block with too many marks", "Split the block by blank lines; until then its links, emphasis and brackets stay plain text.");
    public static readonly DiagnosticRule TableTooLarge = Warning("DLQ105", "a table with too many cells", "Split the table; until then it stays plain text.");
    public static readonly DiagnosticRule TooManyReferences = Warning("DLQ106", "too many uses of link references", "Split the note; until then the further links stay plain text.");
    public static readonly DiagnosticRule MoreFindings = Info("DLQ107", "more findings than are told", "Mend those that are told first.");
    public static readonly DiagnosticRule UnclosedFence = Error("DLQ110", "a code fence that is never closed", "Close it with a line of as many backticks, where the code ends.");
    public static readonly DiagnosticRule UnclosedComment = Error("DLQ111", "a comment that is never closed", "Close it with -->.");
}
