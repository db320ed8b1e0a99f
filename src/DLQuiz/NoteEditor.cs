using DLQuiz.Configuration;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Storage;
using DLQuiz.Terminal;

namespace DLQuiz;

/// <summary>Lets a learner edit a note in their own editor, in the foreground, and compiles it afterwards.</summary>
internal sealed class NoteEditor(World world, Workspace workspace, Settings settings)
{
    /// <summary>Where nothing says otherwise, as POSIX systems have it.</summary>
    private static readonly EditorCommand Usual = new([OperatingSystem.IsWindows() ? "notepad" : "vi"]);

    /// <summary>Returns when the editor is closed: null when it ran, else why not in a sentence.</summary>
    public string? Open(string file, int line) => world.RunHere((settings.Editor ?? Usual).At(file, line));

    /// <summary>Opens the card's note at its line, compiles its source and tells what became of the card.</summary>
    public EditedCard Edit(IStore store, Card card)
    {
        if (LinkPlace.NoteOf(workspace.Sources(store), store, card) is not { } note)
        {
            return EditedCard.Unchanged with { Problem = $"The note {card.Span.File} is no longer where it was compiled." };
        }

        try
        {
            return Open(note.Path, card.Span.Line) is { } problem ? EditedCard.Unchanged with { Problem = problem } : Compile((SqlStore)store, note.Source, card);
        }
        catch (SourceException unreadable)
        {
            return EditedCard.Unchanged with { Problem = unreadable.Message };
        }
    }

    private EditedCard Compile(SqlStore store, Source source, Card card)
    {
        Compilation compilation = new SourceCompiler(world.Clock).Compile(source, NoteFolder.Find(source), store);
        Workspace.Apply(store, compilation);
        return new EditedCard(
            null,
            compilation.Plan.Gone.Length > 0 || compilation.Plan.Cards.Any(change => change.Kind != ChangeKind.Unchanged),
            store.FindCard(card.Key) is not { IsGone: false },
            [.. compilation.Diagnostics.Where(finding => finding.Span.File == card.Span.File && finding.Severity >= Severity.Warning)]);
    }
}
