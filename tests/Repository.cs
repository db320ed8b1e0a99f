namespace DLQuiz.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of DLQuiz.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DLQuiz.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No DLQuiz.sln above {AppContext.BaseDirectory}.");
    }
}
