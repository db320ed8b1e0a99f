namespace DLQuiz.Core.Tests.Questions;

/// <summary>Every <c>Goldens/x.txt</c> is played, and must give <c>Goldens/x.out.txt</c>.</summary>
public sealed class TranscriptTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Questions", "Goldens");

    public static TheoryData<string> Scripts =>
        [.. Directory.EnumerateFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)!).Where(name => !name.EndsWith(".out.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Questions_are_asked_and_judged_as_written_down(string script)
    {
        string actual = Transcript.Play(File.ReadAllText(Path.Combine(Folder, script)));
        string golden = Path.Combine(Folder, Path.ChangeExtension(script, ".out.txt"));
        // Set to the goldens' folder in the sources to write them anew; the difference is then for a reader to judge.
        if (Environment.GetEnvironmentVariable("DLQUIZ_WRITE_GOLDENS") is { Length: > 0 } target)
            File.WriteAllText(Path.Combine(target, Path.GetFileName(golden)), actual);
        else
            Assert.Equal(File.ReadAllText(golden).ReplaceLineEndings("\n"), actual);
    }
}
