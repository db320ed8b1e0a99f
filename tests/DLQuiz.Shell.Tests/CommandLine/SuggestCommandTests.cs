using System.Text;
using System.Text.Json;
using DLQuiz.Shell.Tests.EndToEnd;

namespace DLQuiz.Shell.Tests.CommandLine;

/// <summary>Commands that write into notes: what they write, and that they write nothing else.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SuggestCommandTests : IDisposable
{
    private const string Note = "# 优化\r\n\r\n- **动量**：过去梯度的衰减之和\r\n- plain\t \r\n\r\n训练好而测试差的现象叫做过拟合。";

    private readonly FreshHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Suggestions_are_listed_with_line_id_and_confidence()
    {
        string note = home.Write("notes/a.md", Note);

        (int code, string output, string error) = home.Run("suggest", note);
        JsonElement[] lines = [.. home.Run("suggest", Path.GetDirectoryName(note)!, "--json").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"a\.md:3: [0-9a-f]{8} 0\.[0-9]{2} \*\*动量\*\* → 过去梯度的衰减之和\n.*a\.md:6: [0-9a-f]{8} 0\.[0-9]{2} 训练好而测试差的现象叫做\[…\]。 → 过拟合\n$", output);
        Assert.Equal([3, 6], lines.Select(line => line.GetProperty("line").GetInt32()));
        Assert.Equal(["term", "naming"], lines.Select(line => line.GetProperty("kind").GetString()));
        Assert.All(lines, line => Assert.InRange(line.GetProperty("confidence").GetDouble(), 0.5, 1));
        Assert.Equal(Note, File.ReadAllText(note));
        Assert.False(File.Exists(home.Database));
    }

    [Fact]
    public void An_accepted_suggestion_is_written_and_every_other_byte_stays()
    {
        string note = home.Write("notes/a.md", Note);
        File.WriteAllBytes(note, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Note)]);
        File.SetUnixFileMode(note, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        string id = home.Run("suggest", note).Output.Split(' ')[1];

        (int code, string output, string error) = home.Run("suggest", note, "--accept", id);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("1 accepted", output, StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Note.Replace("- **动量**：", "- Q: **动量**\r\n  A: ", StringComparison.Ordinal))], File.ReadAllBytes(note));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(note));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(note)!));
        Assert.DoesNotContain(id, home.Run("suggest", note).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void All_suggestions_become_cards_of_the_deck()
    {
        string note = home.Write("notes/a.md", Note);

        Assert.Equal(0, home.Run("suggest", note, "--all").Code);

        Assert.Equal("", home.Run("suggest", note).Output);
        Assert.Contains("2 new", home.Run("compile", note).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_shows_the_diff_and_writes_nothing()
    {
        string note = home.Write("notes/a.md", Note);

        (int code, string output, string _) = home.Run("suggest", note, "--all", "--dry-run");

        Assert.Equal(0, code);
        Assert.Equal(
            ["@@ -3 +3,2 @@", "-- **动量**：过去梯度的衰减之和", "+- Q: **动量**", "+  A: 过去梯度的衰减之和", "@@ -6 +7 @@", "-训练好而测试差的现象叫做过拟合。", "+C: 训练好而测试差的现象叫做[过拟合]。"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2));
        Assert.Equal(Note, File.ReadAllText(note));
    }

    [Fact]
    public void A_note_that_is_a_link_stays_one()
    {
        string real = home.Write("elsewhere/real.md", Note);
        string link = Path.Combine(home.Folder, "link.md");
        File.CreateSymbolicLink(link, real);

        Assert.Equal(0, home.Run("suggest", link, "--all").Code);

        Assert.Equal(real, File.ResolveLinkTarget(link, returnFinalTarget: true)!.FullName);
        Assert.Contains("Q: **动量**", File.ReadAllText(real), StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_that_is_protected_or_an_id_that_is_unknown_changes_nothing()
    {
        string note = home.Write("notes/a.md", Note);
        File.SetUnixFileMode(note, UnixFileMode.UserRead);

        Assert.Equal(2, home.Run("suggest", note, "--accept", "00000000").Code);
        Assert.Equal(2, home.Run("suggest", "--all").Code);
        Assert.Equal(2, home.Run("suggest", note, "--all", "--accept", "00000000").Code);
        // Nothing is protected from root.
        if (!Environment.IsPrivilegedProcess)
            Assert.Equal(3, home.Run("suggest", note, "--all").Code);
        Assert.Equal(Note, File.ReadAllText(note));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(note)!));
    }

    [Fact]
    public void A_note_changed_since_it_was_read_is_left_alone()
    {
        string note = home.Write("notes/a.md", Note);
        EditableNote read = EditableNote.Open(NoteFile.Of("a.md", note))!;
        File.AppendAllText(note, "more");

        Assert.Throws<IOException>(() => read.Write([new Core.Authoring.Edits.TextEdit(0, 0, "x")]));

        Assert.Equal(Note + "more", File.ReadAllText(note));
        Assert.Single(Directory.GetFileSystemEntries(Path.GetDirectoryName(note)!));
    }

    [Fact]
    public void Stamping_writes_ids_and_no_card_is_new_or_gone()
    {
        home.Write("notes/b.md", "---\ndeck: notes\n---\n<!-- id: same -->\nQ: Same?\nA: Other.\n");
        string note = home.Write("notes/a.md", "---\ndeck: notes/a\n---\r\nQ: Same?\r\nA: Yes.\r\n\r\n## Why?\r\n\r\nBecause.");
        string folder = Path.GetDirectoryName(note)!;
        home.Run("compile", folder);

        Assert.Contains("+<!-- id: same-2 -->", home.Run("compile", note, "--stamp", "--dry-run").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("id:", File.ReadAllText(note), StringComparison.Ordinal);
        (int code, string output, string _) = home.Run("compile", note, "--stamp");

        Assert.Equal(0, code);
        Assert.Contains("a.md:4: same-2\n", output, StringComparison.Ordinal);
        Assert.Contains("0 new, 0 edited, 2 moved, 0 returned, 0 gone, 1 unchanged", output, StringComparison.Ordinal);
        Assert.Equal("---\ndeck: notes/a\n---\r\n<!-- id: same-2 -->\r\nQ: Same?\r\nA: Yes.\r\n\r\n## Why? {#why}\r\n\r\nBecause.", File.ReadAllText(note));
        Assert.Contains("0 new, 0 edited, 0 moved, 0 returned, 0 gone, 3 unchanged", home.Run("compile", folder, "--stamp").Output, StringComparison.Ordinal);
    }
}
