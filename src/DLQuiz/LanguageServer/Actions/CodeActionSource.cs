using DLQuiz.LanguageServer.Places;
using DLQuiz.LanguageServer.Protocol;
using Range = DLQuiz.LanguageServer.Protocol.Range;

namespace DLQuiz.LanguageServer.Actions;

/// <summary>What an editor may do to a note when its author wants it.</summary>
/// <param name="Title">What the menu shows.</param>
/// <param name="Kind">A word of the protocol: <c>quickfix</c>, <c>refactor.rewrite</c>, <c>source</c>.</param>
/// <param name="Edits">Of the one note.</param>
/// <param name="Cures">The finding that it mends; null when it mends none.</param>
internal sealed record NoteAction(string Title, string Kind, IReadOnlyList<Edit> Edits, PublishedDiagnostic? Cures = null)
{
    public const string QuickFix = "quickfix";
    public const string Rewrite = "refactor.rewrite";
    public const string Source = "source";
}

/// <summary>One kind of action; a file with a class like this is all that a new one needs.</summary>
internal abstract class CodeActionSource
{
    public static IReadOnlyList<CodeActionSource> All { get; } = Requests.Registry.Of<CodeActionSource>();

    public abstract IEnumerable<NoteAction> At(OpenNote note, Range range, Session session);

    /// <summary>As the protocol counts places.</summary>
    private protected static Edit EditOf(Core.Authoring.Edits.TextEdit edit, NoteLines lines) =>
        new(new Range(lines.PositionOf(edit.Offset), lines.PositionOf(edit.Offset + edit.Length)), edit.Text);
}
