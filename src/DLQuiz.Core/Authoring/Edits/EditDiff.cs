using System.Globalization;

namespace DLQuiz.Core.Authoring.Edits;

/// <summary>Edits as a person reviews them: the lines that go and the lines that come.</summary>
public static class EditDiff
{
    /// <summary>The hunks of a unified diff without context: <c>@@ -3 +3,2 @@</c>, then lines that begin with <c>-</c> or <c>+</c>.</summary>
    /// <param name="text">Before the edits.</param>
    /// <param name="edits">As <see cref="TextEdits.Apply(string, IEnumerable{TextEdit})"/> wants them.</param>
    public static IEnumerable<string> Of(string text, IEnumerable<TextEdit> edits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(edits);
        var source = new SourceText("", text);
        int shift = 0;
        foreach (List<TextEdit> group in Groups(source, edits))
        {
            int first = source.LineOf(group[0].Offset);
            int last = source.LineOf(group[^1].Offset + group[^1].Length);
            int start = source.StartOf(first);
            int end = last < source.LineCount ? source.StartOf(last + 1) : text.Length;
            string[] before = LinesOf(text[start..end]);
            string[] after = LinesOf(TextEdits.Apply(text[start..end], group.Select(edit => edit with { Offset = edit.Offset - start })));
            int same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
            int most = Math.Min(before.Length, after.Length) - same;
            int tail = before.Reverse().Zip(after.Reverse()).TakeWhile(pair => pair.First == pair.Second).Take(most).Count();
            string[] gone = before[same..^tail];
            string[] come = after[same..^tail];
            yield return $"@@ -{Range(first + same, gone.Length)} +{Range(first + same + shift, come.Length)} @@";
            foreach (string line in gone.Select(line => "-" + line).Concat(come.Select(line => "+" + line)))
                yield return line;
            shift += come.Length - gone.Length;
        }
    }

    /// <summary>Edits whose lines touch, together.</summary>
    private static IEnumerable<List<TextEdit>> Groups(SourceText source, IEnumerable<TextEdit> edits)
    {
        var group = new List<TextEdit>();
        int last = 0;
        foreach (TextEdit edit in edits.OrderBy(edit => edit.Offset).ThenBy(edit => edit.Length > 0))
        {
            if (group.Count > 0 && source.LineOf(edit.Offset) > last)
            {
                yield return group;
                group = [];
            }

            group.Add(edit);
            last = Math.Max(last, source.LineOf(edit.Offset + edit.Length));
        }

        if (group.Count > 0)
            yield return group;
    }

    private static string[] LinesOf(string text)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines[..^1] : lines;
    }

    /// <summary>An empty range names the line before it, as diff does.</summary>
    private static string Range(int line, int count) => count == 1
        ? line.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? line - 1 : line)},{count}");
}
