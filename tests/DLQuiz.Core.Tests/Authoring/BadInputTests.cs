using System.Globalization;
using System.Text;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Tests.BadInput;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>The corpus of bad input: each file ends in a finding, in two seconds and bounded memory, while the note beside it compiles.</summary>
[Collection(nameof(HostileNoteTests))]
public sealed class BadInputTests
{
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <summary>Bytes that reading one file may allocate in all, freed ones included; that it never holds 256 MB at once is shown by a whole process with a heap of that size.</summary>
    private const long MostBytes = 512 * 1024 * 1024;

    public static TheoryData<string> Families => [.. BadNotes.All.Select(note => note.Family).Distinct()];

    [Fact]
    public void The_corpus_has_five_hundred_files_at_least()
    {
        Assert.InRange(BadNotes.All.Length, 500, int.MaxValue);
        Assert.Distinct(BadNotes.All.Select(note => note.Name));
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_file_ends_in_the_findings_of_the_golden_within_the_limits(string family)
    {
        Compile(new BadNote("warm-up", "# a?\n\nb"));
        var table = new StringBuilder();
        var beyond = new List<string>();
        foreach (BadNote note in BadNotes.All.Where(note => note.Family == family))
        {
            Compilation? compilation = null;
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan time = WorkClock.Measure(() => compilation = Compile(note));
            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            if (time > MostTime || bytes > MostBytes)
                beyond.Add(string.Create(CultureInfo.InvariantCulture, $"{note.Name}: {time.TotalSeconds:0.00} s, {bytes / 1024 / 1024} MB"));
            if (Fault(compilation!, note) is { } fault)
                beyond.Add($"{note.Name}: {fault}");
            table.Append(CultureInfo.InvariantCulture, $"{note.Name}: {Findings(compilation!.Notes.Single(compiled => compiled.Note.File == note.Name))}\n");
        }

        Assert.True(beyond.Count == 0, string.Join('\n', beyond));
        Golden.Check($"BadInput/{family}.out.txt", table.ToString());
    }

    private static Compilation Compile(BadNote note) => Compiler.Compile(
        Notes.Source,
        [NoteText.FromBytes(note.Name, new string('0', 32), note.Bytes), Notes.Text(BadNotes.Good, "zz-good.md")],
        [],
        schedulers: ["sm2"]);

    /// <summary>Null when the file has a finding that is safe to print, is no more than told of when it is no mistake, and harms no other note.</summary>
    private static string? Fault(Compilation compilation, BadNote note)
    {
        CompiledNote bad = compilation.Notes.Single(compiled => compiled.Note.File == note.Name);
        CompiledNote good = compilation.Notes.Single(compiled => compiled.Note.File != note.Name);
        bool isOnlyTold = bad.Diagnostics.All(finding => finding.Severity == Severity.Info);
        return bad.Diagnostics.IsEmpty ? "no finding"
            : good.Cards.Length != 2 ? "the good note suffers"
            : isOnlyTold != (note.Family == "info") ? $"only told: {isOnlyTold}"
            : bad.Diagnostics.SelectMany(DiagnosticText.Render).Any(c => c != '\n' && char.IsControl(c)) ? "a control character in a finding"
            : null;
    }

    /// <summary>How much of the file came through, then each code with how often it came up.</summary>
    private static string Findings(CompiledNote note)
    {
        IEnumerable<string> codes = note.Diagnostics.CountBy(finding => finding.Code).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value == 1 ? pair.Key : $"{pair.Key}×{pair.Value}");
        return $"{note.Outcome.ToString().ToLowerInvariant()}, {string.Join(' ', codes)}";
    }
}
