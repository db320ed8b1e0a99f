namespace DLQuiz.Shell.Tests.Storage;

/// <summary>A folder of a test's own, gone with it.</summary>
/// <param name="inMemory">Where the system has such a place: syncs cost nothing there, for tests that make thousands.</param>
internal sealed class ScratchFolder(bool inMemory = false) : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly string root = inMemory && Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, "dlquiz-test-" + Path.GetRandomFileName())).FullName
        : Directory.CreateTempSubdirectory("dlquiz-test-").FullName;

    /// <summary>A file in a folder that does not exist yet.</summary>
    public string Database => Path.Combine(root, "data", "dlquiz.db");

    public string File(string name) => Path.Combine(root, name);

    public void Dispose() => Directory.Delete(root, recursive: true);
}
