namespace DLQuiz.Storage;

/// <summary>Folders that only their owner may look into: notes and answers are private.</summary>
internal static class PrivateFolder
{
    public static void Make(string folder)
    {
        if (Directory.Exists(folder))
            return;

        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
