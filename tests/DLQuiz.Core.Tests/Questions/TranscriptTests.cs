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
        Golden.Check($"Questions/Goldens/{Path.ChangeExtension(script, ".out.txt")}", actual);
    }
}
