using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Diagnostics;
using DLQuiz.LanguageServer.Places;
using DLQuiz.LanguageServer.Protocol;

namespace DLQuiz.LanguageServer;

/// <summary>Sends diagnostics once the typing pauses; for a note that stands as it stood nothing is sent again.</summary>
internal sealed class Publisher(Session session, TimeProvider clock, Action<object> send)
{
    /// <summary>Shorter than a pause for thought, longer than the time between two keys.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Dictionary<string, (int Version, PublishedDiagnostic[] Found)> published = new(StringComparer.Ordinal);
    private int seen;
    private int done;
    private long typed;

    /// <summary>How long to wait for a message before <see cref="PublishDue"/> has something to do.</summary>
    public TimeSpan Wait()
    {
        if (session.Revision == done)
        {
            return Timeout.InfiniteTimeSpan;
        }

        TimeSpan left = Pause - SinceTyped();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Publishes when the pause is over.</summary>
    public void PublishDue()
    {
        if (session.Revision == done || SinceTyped() < Pause)
        {
            return;
        }

        done = session.Revision;
        foreach (string closed in published.Keys.Where(uri => session.Find(uri) is null).ToArray())
        {
            published.Remove(closed);
            send(new Notification("textDocument/publishDiagnostics", new { uri = closed, diagnostics = Array.Empty<PublishedDiagnostic>() }));
        }

        foreach (IGrouping<string, OpenNote> folder in session.Open.GroupBy(note => note.Folder, StringComparer.Ordinal))
        {
            Publish(folder);
        }
    }

    /// <summary>As the editor draws it; the cure belongs to the message, for a squiggle has no second line.</summary>
    public static PublishedDiagnostic Shown(Diagnostic diagnostic, NoteLines lines) => new(
        lines.RangeOf(diagnostic.Span),
        diagnostic.Severity switch { Severity.Error => 1, Severity.Warning => 2, _ => 3 },
        diagnostic.Code,
        new CodeDescription($"{DiagnosticGuide.Uri}#{diagnostic.Code.ToLowerInvariant()}"),
        "dlquiz",
        $"{diagnostic.Message} {diagnostic.Cure}");

    private void Publish(IGrouping<string, OpenNote> folder)
    {
        Dictionary<string, CompiledNote> linked = session.Link(folder.Key).ToDictionary(note => note.Note.File, StringComparer.Ordinal);
        foreach (OpenNote note in folder)
        {
            PublishedDiagnostic[] found = [.. linked[note.File].Diagnostics.Select(diagnostic => Shown(diagnostic, note.Lines))];
            if (published.TryGetValue(note.Uri, out (int Version, PublishedDiagnostic[] Found) before) && before.Version == note.Version && before.Found.SequenceEqual(found))
            {
                continue;
            }

            published[note.Uri] = (note.Version, found);
            send(new Notification("textDocument/publishDiagnostics", new { uri = note.Uri, version = note.Version, diagnostics = found }));
        }
    }

    /// <summary>Since the last change of any open note; each change begins the pause anew.</summary>
    private TimeSpan SinceTyped()
    {
        if (session.Revision != seen)
        {
            seen = session.Revision;
            typed = clock.GetTimestamp();
        }

        return clock.GetElapsedTime(typed);
    }
}
