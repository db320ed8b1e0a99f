using DLQuiz.Configuration;
using DLQuiz.Core.Authoring;

namespace DLQuiz.Shell.Tests.Configuration;

/// <summary>Wrong files with what is said of them; <c>DLQUIZ_ACCEPT=1</c> writes the findings anew.</summary>
public sealed class BadFileTests
{
    private static readonly string Corpus = Path.Combine(Repository.Root, "tests", "DLQuiz.Shell.Tests", "Configuration", "bad-files.txt");

    [Fact]
    public void Each_wrong_file_has_the_findings_that_were_accepted()
    {
        string[] blocks = File.ReadAllText(Corpus).Split("=== ", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(blocks.Length > 60);
        string written = string.Concat(blocks.Select(Told));
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            File.WriteAllText(Corpus, written);
        }

        Assert.Equal(File.ReadAllText(Corpus), written);
        Assert.All(blocks, block => Assert.NotEmpty(Read(TextOf(block)).Findings));
    }

    [Fact]
    public void A_finding_stands_in_its_file_and_says_a_cure() => Assert.All(File.ReadAllText(Corpus).Split("=== ", StringSplitOptions.RemoveEmptyEntries), block =>
    {
        string text = TextOf(block);
        string[] lines = text.Split('\n');
        Assert.All(Read(text).Findings, finding =>
        {
            Assert.InRange(finding.Span.Line, 1, lines.Length);
            Assert.InRange(finding.Span.Column, 1, lines[finding.Span.Line - 1].Length + 1);
            Assert.Equal(lines[finding.Span.Line - 1], finding.SourceLine);
            Assert.NotEmpty(finding.Cure);
        });
    });

    [Fact]
    public void A_wrong_line_costs_only_itself()
    {
        ConfigurationFile file = Read("language = zh\ntheme = \"dark\"\nrollover = 9\nlimits.new = 3\n[keys.review]\nundo = \"nokey\"\nflag = \"!\"\n");
        Assert.Equal(["theme=dark", "limits.new=3"], file.Settings.Select(one => $"{one.Setting.Name}={one.Value}"));
        Assert.Equal("flag", Assert.Single(file.Keys).Action);
        Assert.Equal(3, file.Findings.Length);
    }

    [Fact]
    public void No_text_whatever_brings_the_reader_down()
    {
        string[] corpus = [.. File.ReadAllText(Corpus).Split("=== ", StringSplitOptions.RemoveEmptyEntries).Select(TextOf), ConfigurationTemplate.Text()];
        string[] pieces = ["[", "]", "{", "}", "\"", "'", "=", ",", ".", "#", "\n", "\r", "\\", "\\🐱", " ", "\t", "\0", "é", "漢", "🐱", "\"\"\"", "\\u", "[[", "0x", "1e9", "inf"];
        Random random = new(7);
        for (int i = 0; i < 600; i++)
        {
            string text = corpus[random.Next(corpus.Length)];
            text = text[..Math.Min(text.Length, 400)];
            int at = random.Next(text.Length + 1);
            at -= at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? 1 : 0;
            string piece = pieces[random.Next(pieces.Length)];
            text = random.Next(3) switch { 0 => text.Insert(at, piece), 1 => text[..at], _ => text[..at] + piece + text[TextEnd(text, at + 3)..] };
            ConfigurationFile file = Read(text);
            Assert.All(file.Findings, finding => Assert.NotEmpty(DiagnosticText.Render(finding)));
        }
    }

    private static int TextEnd(string text, int end) => end >= text.Length ? text.Length : char.IsLowSurrogate(text[end]) ? end + 1 : end;

    private static string Told(string block)
    {
        string name = block[..block.IndexOf('\n', StringComparison.Ordinal)];
        string text = TextOf(block);
        return $"=== {name}\n{text}\n---\n{string.Concat(Read(text).Findings.Select(DiagnosticText.Render))}\n";
    }

    private static string TextOf(string block)
    {
        int start = block.IndexOf('\n', StringComparison.Ordinal) + 1;
        return block[start..block.IndexOf("\n---\n", StringComparison.Ordinal)];
    }

    private static ConfigurationFile Read(string text) => ConfigurationFile.Read("/config.toml", "config.toml", text);
}
