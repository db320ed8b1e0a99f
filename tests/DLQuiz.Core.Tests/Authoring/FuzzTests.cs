using System.Diagnostics;
using System.Globalization;
using System.Text;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Tests.BadInput;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Mutated notes; <c>DLQUIZ_TEST_FUZZ=600</c> goes on for so many seconds, <c>DLQUIZ_TEST_FUZZ_FROM</c> begins at a number that a failure named.</summary>
[Collection(nameof(HostileNoteTests))]
public sealed class FuzzTests
{
    private const int Short = 1_500;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    private static readonly Mutator Mutator = new(
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Goldens"), "*.md").Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
        .. BadNotes.All.Where(note => note.Bytes.Length < 4_000).Select(note => note.Bytes),
        .. Enumerable.Range(0, 18).Select(piece => Encoding.UTF8.GetBytes(Fragments.Compose([piece, (piece * 7 + 3) % 40, (piece + 5) % 18], [0, 1, 2], piece % 4).Text)),
    ]);

    [Fact]
    public void No_mutated_note_crashes_hangs_or_breaks_a_promise()
    {
        ulong first = ulong.Parse(Environment.GetEnvironmentVariable("DLQUIZ_TEST_FUZZ_FROM") ?? "0", CultureInfo.InvariantCulture);
        bool isTimed = int.TryParse(Environment.GetEnvironmentVariable("DLQUIZ_TEST_FUZZ"), CultureInfo.InvariantCulture, out int seconds);
        Stopwatch clock = Stopwatch.StartNew();
        for (ulong number = first; isTimed ? clock.Elapsed.TotalSeconds < seconds : number < first + Short; number++)
        {
            byte[] bytes = Mutator.Make(number);
            string? broken = null;
            TimeSpan time = WorkClock.Measure(() => broken = Broken(bytes));
            if (time > MostTime)
                broken = $"{time.TotalSeconds} s";
            Assert.True(broken is null, $"DLQUIZ_TEST_FUZZ_FROM={number}: {broken}\n{Encoding.UTF8.GetString(bytes)}");
        }
    }

    /// <summary>The promise that does not hold for a note, null when all do.</summary>
    private static string? Broken(byte[] bytes)
    {
        NoteText text = NoteText.FromBytes("note.md", "", bytes);
        Compilation compilation;
        try
        {
            compilation = Compiler.Compile(Notes.Source, [text], []);
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }

        CompiledNote note = compilation.Notes[0];
        int lines = text.Problem is null ? text.Text.ReplaceLineEndings("\n").Count(c => c == '\n') + text.Text.Count(c => c is '\u0085' or '\u2028' or '\u2029' or '\f' or '\v') + 1 : int.MaxValue;
        if (note.Outcome != NoteOutcome.Whole && note.Diagnostics.All(finding => finding.Severity != Severity.Error))
            return "cards were lost and no error says so";
        if (note.Cards.Any(card => string.IsNullOrWhiteSpace(card.Front) || string.IsNullOrWhiteSpace(card.Back)))
            return "an empty side of a card";
        if (note.Cards.Any(card => card.Span.Line < 1 || card.Span.Line > lines || card.Span.Column < 1) || note.Diagnostics.Any(finding => finding.Span.Line < 1 || finding.Span.Line > lines || finding.Span.Column < 1))
            return "a place outside the note";
        if (note.Diagnostics.SelectMany(DiagnosticText.Render).Any(c => c != '\n' && char.IsControl(c)))
            return "a control character in a finding";
        Compilation again = Compiler.Compile(Notes.Source, [text], Notes.Store(compilation));
        if (again.Plan.Cards.Any(change => change.Kind != ChangeKind.Unchanged) || again.Plan.Gone.Length > 0)
            return "compiled again, the same note changes cards";
        return null;
    }
}
