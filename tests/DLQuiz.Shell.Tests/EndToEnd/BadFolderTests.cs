using System.Text.Json;
using DLQuiz.Tests.BadInput;

namespace DLQuiz.Shell.Tests.EndToEnd;

/// <summary>A folder of nothing but bad notes and two good ones, compiled by the program itself.</summary>
public sealed class BadFolderTests
{
    [Fact]
    public void A_folder_of_bad_notes_is_compiled_in_a_small_heap_and_each_of_them_is_named()
    {
        using var home = new FreshHome { HeapLimit = 256 * 1024 * 1024 };
        home.Write("notes/zz-good.md", BadNotes.Good);
        foreach (BadNote note in BadNotes.All)
            File.WriteAllBytes(home.Write($"notes/{note.Name}", ""), note.Bytes);

        (int code, string output, string error) = home.Run("compile", Path.Combine(home.Folder, "notes"), "--dry-run", "--json");

        Assert.Equal("", error);
        Assert.Equal(1, code);
        HashSet<string> named = [.. Lines(output).Where(line => line.TryGetProperty("code", out _)).Select(line => Path.GetFileName(line.GetProperty("file").GetString()!))];
        Assert.Empty(BadNotes.All.Select(note => note.Name).Except(named));
        Assert.DoesNotContain("zz-good.md", named);
        Assert.DoesNotContain(output, c => c != '\n' && char.IsControl(c));
    }

    private static IEnumerable<JsonElement> Lines(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);
}
