namespace DLQuiz.Terminal.Screens.NotesRows;

/// <summary>Which notes and findings are listed.</summary>
internal enum NotesFilter
{
    /// <summary>Errors and warnings, and the notes that have some.</summary>
    Warnings,

    /// <summary>Errors alone, and the notes that have some.</summary>
    Errors,

    /// <summary>Every note and every finding.</summary>
    Everything,
}
