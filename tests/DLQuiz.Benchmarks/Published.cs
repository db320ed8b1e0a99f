using System.Diagnostics;

namespace DLQuiz.Benchmarks;

/// <summary>Publishes a project of this clone as a learner would install it, compiled ahead of time.</summary>
internal static class Published
{
    /// <param name="scratch">Where a folder of the program's name is made.</param>
    /// <param name="project">Its folder in the clone.</param>
    /// <param name="name">Of the program.</param>
    /// <returns>The path of the program.</returns>
    public static string Program(DirectoryInfo scratch, string project, string name)
    {
        string to = Path.Combine(scratch.FullName, name);
        using Process publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Path.Combine(Clone(), project), "-c", "Release", "-v", "q", "-o", to, "-p:PublishReadyToRun=true", "-p:UseCurrentRuntimeIdentifier=true", "-p:SelfContained=false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        string said = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0 ? Path.Combine(to, name) : throw new InvalidOperationException(said);
    }

    private static string Clone()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "DLQuiz.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("This runs from a clone of the project.");
        return folder;
    }
}
