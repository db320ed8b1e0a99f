using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Markdown.Code;

/// <summary>Code as runs of inks.</summary>
/// <remarks>
/// A scanner over tables and not a grammar of TextMate: those take 100 to 350 ms and 30 MB for a first block, run in a native library,
/// and backtrack over whatever a stranger wrote. This one looks at each character a fixed number of times.
/// </remarks>
internal static class CodeInks
{
    /// <summary>The same text, cut where the ink changes; plain in a language that is not known.</summary>
    public static List<Run> Of(string code, string? info) =>
        info is "diff" or "patch" ? Diff(code)
        : CodeLanguages.Find(info) is { } language ? new CodeScanner(code, language).Scan()
        : [new Run(code)];

    private static List<Run> Diff(string code) =>
        [.. code.Split('\n').SelectMany((line, i) => new[] { new Run(i == 0 ? "" : "\n"), new Run(line, DiffInk(line)) }).Where(run => run.Text.Length > 0)];

    private static Ink DiffInk(string line) => line.Length == 0 ? Ink.Plain : line[0] switch
    {
        '+' => Ink.Good,
        '-' => Ink.Bad,
        '@' => Ink.Name,
        _ => Ink.Plain,
    };
}
