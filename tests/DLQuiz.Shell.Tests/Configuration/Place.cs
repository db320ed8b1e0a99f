using System.Globalization;
using DLQuiz.Shell.Tests.CommandLine;
using DLQuiz.Shell.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace DLQuiz.Shell.Tests.Configuration;

/// <summary>A home with a configuration and a store of its own, and commands that run there.</summary>
internal sealed class Place : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    /// <summary>Where the file is on this platform.</summary>
    public string Config => folder.File(Path.Combine(".config", "dlquiz", "config.toml"));

    public string Store => folder.File("x.db");

    public Dictionary<string, string> Variables { get; } = [];

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 5, 0, 0, TimeSpan.Zero));

    public string File(string name) => folder.File(name);

    public Place Says(string toml)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Config)!);
        System.IO.File.WriteAllText(Config, toml);
        return this;
    }

    /// <summary>A note with ten cards, compiled.</summary>
    public Place WithCards(string head = "")
    {
        string note = folder.File("notes/ten.md");
        Directory.CreateDirectory(Path.GetDirectoryName(note)!);
        System.IO.File.WriteAllText(note, head + string.Concat(Enumerable.Range(1, 10).Select(i => $"Q: What is {i}?\nA: The number {i}.\n\n")));
        Assert.Equal(0, Run("compile", note).Code);
        return this;
    }

    public World World(string input = "") => InProcess.World(input) with
    {
        Home = folder.File(""),
        Variable = name => Variables.GetValueOrDefault(name),
        Clock = Clock,
    };

    public (int Code, string Output, string Error) Run(params string[] arguments)
    {
        World world = World();
        int code = global::DLQuiz.CommandLine.Run(["--db", Store, .. arguments], world);
        return (code, world.Out.ToString()!, world.Error.ToString()!);
    }

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = before;
        folder.Dispose();
    }
}
