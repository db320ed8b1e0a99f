using DLQuiz.Terminal.Plots;

namespace DLQuiz.Shell.Tests.Terminal.Plots;

/// <summary>What the pictures look like; <c>DLQUIZ_ACCEPT=1</c> writes the goldens anew.</summary>
public sealed class PictureGoldenTests
{
    private static readonly PlotFrame[] Frames = [new(72, 16), new(36, 12), new(110, 20), new(60, 12, IsPlain: true)];

    public static TheoryData<string> Names => [.. SamplePictures.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Pictures_look_as_accepted(string name) => Matches(name, Show(SamplePictures.All[name]));

    /// <summary>In words, and in three sizes and ASCII.</summary>
    internal static string Show(Picture picture) => picture.Describe() + "\n" + string.Concat(Frames.Select(frame =>
        $"\n{frame.Width}×{frame.Height}{(frame.IsPlain ? " plain" : "")}\n{string.Concat(picture.Draw(frame).Select(line => line.Text.TrimEnd() + "\n"))}"));

    internal static void Matches(string name, string shown)
    {
        string path = Path.Combine(Repository.Root, "tests", "DLQuiz.Shell.Tests", "Terminal", "Plots", "Goldens", name + ".txt");
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            File.WriteAllText(path, shown);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : $"no golden {path}", shown);
    }
}
