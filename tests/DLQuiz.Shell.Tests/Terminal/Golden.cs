using System.Globalization;

namespace DLQuiz.Shell.Tests.Terminal;

/// <summary>Screens as they were accepted; <c>DLQUIZ_ACCEPT=1</c> writes them anew.</summary>
internal static class Golden
{
    public static void Matches(string shown, string folder, string name)
    {
        string path = Path.Combine(Repository.Root, "tests", "DLQuiz.Shell.Tests", "Terminal", "Goldens", folder, $"{name}.txt");
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, shown.TrimEnd('\n') + "\n");
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : $"no golden {path}", shown.TrimEnd('\n') + "\n");
    }

    /// <summary>With the words of a language.</summary>
    public static void In(string language, Action what)
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            what();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
