using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace DLQuiz.Shell.Tests.Architecture;

/// <summary>Which way things may depend; a mutated copy of a rule or of a reference makes one of these fail.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["DLQuiz.Compute"] = [],
        ["DLQuiz.Core"] = ["DLQuiz.Compute"],
        ["DLQuiz.Storage"] = ["DLQuiz.Core", "DLQuiz.Compute"],
        ["DLQuiz.Exchange"] = ["DLQuiz.Core", "DLQuiz.Compute"],
        ["DLQuiz.Terminal"] = ["DLQuiz.Core", "DLQuiz.Compute"],
        ["dlquiz"] = ["DLQuiz.Storage", "DLQuiz.Exchange", "DLQuiz.Terminal", "DLQuiz.Core", "DLQuiz.Compute"],
    };

    /// <summary>In Core: who may know whom. A namespace that is not here fails, so that a new room gets its rule.</summary>
    private static readonly Dictionary<string, string[]> AllowedInCore = new(StringComparer.Ordinal)
    {
        ["Model"] = [],
        ["Scheduling"] = ["Model"],
        ["Questions"] = ["Model"],
        ["Study"] = ["Model", "Scheduling", "Questions"],
        ["Reports"] = ["Model", "Scheduling"],
        ["Authoring"] = ["Model", "Questions"],
    };

    private static readonly Lazy<ArchUnitNET.Domain.Architecture> Core = new(() => new ArchLoader().LoadAssemblies(Assembly.Load("DLQuiz.Core")).Build());

    public static TheoryData<string> Assemblies => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_references_only_what_is_below_it(string name)
    {
        IEnumerable<string> found = Assembly.Load(name).GetReferencedAssemblies()
            .Select(reference => reference.Name!).Where(Allowed.ContainsKey);

        Assert.Empty(found.Except(Allowed[name], StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("DLQuiz.Compute", "Markdig", "YamlDotNet", "Microsoft.EntityFrameworkCore", "Terminal.Gui", "System.CommandLine")]
    [InlineData("DLQuiz.Core", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Terminal.Gui", "System.CommandLine", "System.Console")]
    [InlineData("DLQuiz.Storage", "Terminal.Gui", "System.CommandLine")]
    [InlineData("DLQuiz.Exchange", "Microsoft.EntityFrameworkCore", "Terminal.Gui", "System.CommandLine")]
    [InlineData("DLQuiz.Terminal", "Microsoft.EntityFrameworkCore", "System.CommandLine")]
    public void An_assembly_knows_no_library_of_another_room(string name, params string[] foreign)
    {
        IEnumerable<string> found = Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.DoesNotContain(found, reference => foreign.Contains(reference, StringComparer.Ordinal));
    }

    [Fact]
    public void In_the_core_each_room_uses_only_the_rooms_that_it_may() => Assert.Empty(Breaches(CoreSources()));

    [Theory]
    [InlineData("Model/Card.cs", "using DLQuiz.Core.Scheduling;")]
    [InlineData("Scheduling/IScheduler.cs", "using DLQuiz.Core.Study;")]
    [InlineData("Study/Session.cs", "using DLQuiz.Core.Authoring;")]
    [InlineData("Questions/Anything.cs", "using DLQuiz.Core.Authoring;")]
    [InlineData("NewRoom/Anything.cs", "namespace DLQuiz.Core.NewRoom;")]
    public void A_mutated_copy_of_the_core_is_caught(string file, string added) =>
        Assert.NotEmpty(Breaches(CoreSources().Append((file, added))));

    public static TheoryData<string, string> ForbiddenPairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach ((string room, string[] allowed) in AllowedInCore)
            {
                foreach (string other in AllowedInCore.Keys.Where(other => other != room && !allowed.Contains(other, StringComparer.Ordinal)))
                {
                    pairs.Add(room, other);
                }
            }

            return pairs;
        }
    }

    /// <remarks>The text can be fooled by a partial name, the compiled bodies cannot.</remarks>
    [Theory]
    [MemberData(nameof(ForbiddenPairs))]
    public void In_the_compiled_core_a_room_does_not_depend_on(string room, string other) =>
        Types().That().ResideInNamespaceMatching(Room(room)).Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching(Room(other)))
            .WithoutRequiringPositiveResults()
            .Check(Core.Value);

    [Fact]
    public void Nobody_but_the_entry_point_knows_authoring()
    {
        foreach (string project in new[] { "DLQuiz.Storage", "DLQuiz.Exchange", "DLQuiz.Terminal" })
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", project), "*.cs", SearchOption.AllDirectories))
            {
                Assert.DoesNotContain("DLQuiz.Core.Authoring", File.ReadAllText(file), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void The_pure_projects_ban_clock_files_console_and_chance()
    {
        string banned = File.ReadAllText(Path.Combine(Repository.Root, "src", "BannedSymbols.txt"));
        foreach (string symbol in new[] { "T:System.Console;", "T:System.IO.File;", "T:System.Random;", "M:System.Guid.NewGuid;", "T:System.TimeProvider;", "P:System.DateTime.UtcNow;", "T:System.Threading.Tasks.Task;" })
        {
            Assert.Contains(symbol, banned, StringComparison.Ordinal);
        }

        foreach (string project in new[] { "DLQuiz.Compute", "DLQuiz.Core" })
        {
            Assert.Contains("Pure.props", File.ReadAllText(Path.Combine(Repository.Root, "src", project, project + ".csproj")), StringComparison.Ordinal);
        }
    }

    private static string Room(string name) => $@"^DLQuiz\.Core\.{name}(\..+)?$";

    private static IEnumerable<(string File, string Text)> CoreSources()
    {
        string root = Path.Combine(Repository.Root, "src", "DLQuiz.Core");
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: Path.GetRelativePath(root, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(source => !source.File.StartsWith("obj/", StringComparison.Ordinal) && !source.File.StartsWith("bin/", StringComparison.Ordinal));
    }

    private static List<string> Breaches(IEnumerable<(string File, string Text)> sources)
    {
        List<string> breaches = [];
        foreach ((string file, string text) in sources.Where(source => source.File.Contains('/', StringComparison.Ordinal)))
        {
            string room = file.Split('/')[0];
            if (!AllowedInCore.TryGetValue(room, out string[]? allowed))
            {
                breaches.Add($"{room}: no rule says what this room may use");
                continue;
            }

            breaches.AddRange(RoomsNamedIn(text)
                .Where(used => used != room && !allowed.Contains(used, StringComparer.Ordinal))
                .Select(used => $"{file} uses {used}"));
        }

        return breaches;
    }

    private static IEnumerable<string> RoomsNamedIn(string code) =>
        Regex.Matches(code, @"DLQuiz\.Core\.(?<room>[A-Z]\w+)", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
            .Select(match => match.Groups["room"].Value).Distinct(StringComparer.Ordinal)
            .Where(AllowedInCore.ContainsKey);
}
