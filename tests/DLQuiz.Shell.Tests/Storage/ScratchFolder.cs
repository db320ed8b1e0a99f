namespace DLQuiz.Shell.Tests.Storage;

/// <summary>A folder of a test's own, gone with it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("dlquiz-test-").FullName;

    /// <summary>A file in a folder that does not exist yet.</summary>
    public string Database => Path.Combine(root, "data", "dlquiz.db");

    public string File(string name) => Path.Combine(root, name);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
