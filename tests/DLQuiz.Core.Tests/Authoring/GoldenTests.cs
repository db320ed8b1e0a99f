using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Tests.Authoring;

/// <summary>Every <c>Goldens/x.md</c> is compiled, and must give <c>Goldens/x.out.txt</c>; <c>DLQUIZ_ACCEPT=1</c> writes the latter anew.</summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Goldens");

    public static TheoryData<string> Notes =>
        [.. Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Notes))]
    public void A_note_compiles_to_its_golden(string name)
    {
        string actual = Authoring.Notes.Transcript(Compile(name));
        Golden.Check($"Goldens/{Path.ChangeExtension(name, ".out.txt")}", actual);
    }

    /// <summary>Raised by the shell, which alone meets files that cannot be read, and links.</summary>
    private static readonly string[] OfTheShell = [Rules.NoteUnreadable.Code, Rules.LinkNotFollowed.Code];

    [Fact]
    public void Every_rule_of_authoring_has_a_golden_that_triggers_it()
    {
        HashSet<string> seen = [.. Notes.SelectMany(name => Compile(name.Data).Diagnostics).Select(diagnostic => diagnostic.Code)];
        Assert.Empty(Rules.All.Select(rule => rule.Code).Where(code => code[3] is '1' or '2' or '4').Except(seen).Except(OfTheShell));
        Assert.Distinct(Rules.All.Select(rule => rule.Code));
    }

    private static Compilation Compile(string name) =>
        Compiler.Compile(Authoring.Notes.Source, [NoteText.FromBytes(name, new string('0', 32), Read(name))], [], schedulers: ["sm2"]);

    /// <summary>In <c>x.repeat.md</c> a piece <c>⟪3×ab⟫</c> stands for <c>ababab</c>, so that huge notes stay small here.</summary>
    private static byte[] Read(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, name));
        if (!name.EndsWith(".repeat.md", StringComparison.Ordinal))
            return bytes;
        return Encoding.UTF8.GetBytes(Regex.Replace(
            Encoding.UTF8.GetString(bytes),
            "⟪(?<times>[0-9]+)×(?<text>[^⟫]*)⟫",
            match => new StringBuilder().Insert(0, match.Groups["text"].Value, int.Parse(match.Groups["times"].Value, CultureInfo.InvariantCulture)).ToString(),
            RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture));
    }
}
