using System.Collections.Immutable;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Authoring.Edits;
using DLQuiz.LanguageServer.Places;

namespace DLQuiz.LanguageServer;

/// <summary>One version of a note as it is in the editor; what is asked of it is worked out once.</summary>
/// <param name="uri">As the editor names it.</param>
/// <param name="folder">The folder that it is compiled in.</param>
/// <param name="file">Its path under that folder, parts joined by <c>/</c>.</param>
/// <param name="version">The editor's count.</param>
/// <param name="text">Whole.</param>
internal sealed class OpenNote(string uri, string folder, string file, int version, string text)
{
    public string Uri { get; } = uri;

    public string Folder { get; } = folder;

    public string File { get; } = file;

    public int Version { get; } = version;

    public NoteLines Lines { get; } = new(text);

    /// <summary>Front matter and fences.</summary>
    public NoteRegions Regions => field ??= NoteRegions.Of(Lines);

    public NoteText Text => field ??= NoteText.FromText(File, "", Lines.Text);

    public CompiledNote Compiled => field ??= NoteCompiler.Compile(Text, Session.SchedulerNames);

    /// <summary>Likely cards, by place.</summary>
    public IReadOnlyList<Suggestion> Suggestions => field ??= Core.Authoring.Edits.Suggestions.Of(Text);

    private ImmutableArray<Stamp>? stamps;

    /// <summary>An id for each card that has none and can be given one.</summary>
    /// <param name="session">Knows the ids of other notes.</param>
    public ImmutableArray<Stamp> Stamps(Session session) => stamps ??= Stamping.Of(Text, new TakenIds(session.Link(Folder)));
}
