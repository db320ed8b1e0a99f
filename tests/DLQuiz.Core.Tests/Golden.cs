namespace DLQuiz.Core.Tests;

/// <summary>Full texts that a test must reproduce; <c>DLQUIZ_ACCEPT=1</c> writes them anew, and the difference is for a reader to judge.</summary>
internal static class Golden
{
    /// <param name="file">Under this project's folder, such as <c>Goldens/x.out.txt</c>.</param>
    /// <param name="actual">With line feeds.</param>
    public static void Check(string file, string actual)
    {
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
            File.WriteAllText(Path.Combine(Repository.Root, "tests", "DLQuiz.Core.Tests", file), actual);
        else
            Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, file)).ReplaceLineEndings("\n"), actual);
    }
}
