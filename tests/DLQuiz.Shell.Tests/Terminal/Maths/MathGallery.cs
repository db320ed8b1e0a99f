using System.Globalization;
using System.Text;
using DLQuiz.Terminal.Maths;

namespace DLQuiz.Shell.Tests.Terminal.Maths;

/// <summary>A formula of the gallery: a title with its columns in brackets where they are not 76, the source, a line of dashes, what is drawn.</summary>
internal sealed record GalleryFormula(string Title, string Source)
{
    private const string Divider = "┄┄┄";
    private const int UsualWidth = 76;

    public static string File { get; } = Path.Combine(Repository.Root, "tests", "DLQuiz.Shell.Tests", "Terminal", "Maths", "gallery.txt");

    public static IReadOnlyList<GalleryFormula> All { get; } =
    [
        .. System.IO.File.ReadAllText(File).Split("## ", StringSplitOptions.RemoveEmptyEntries).Select(entry =>
        {
            string[] lines = entry.Split('\n');
            return new GalleryFormula(lines[0], string.Join('\n', lines.Skip(1).TakeWhile(line => line != Divider)));
        }),
    ];

    public int Width => Title.EndsWith(')') && int.TryParse(Title[(Title.LastIndexOf('(') + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
        ? width
        : UsualWidth;

    /// <summary>The entry as the file should have it; the last lines are the formula without a second dimension.</summary>
    public override string ToString()
    {
        StringBuilder text = new($"## {Title}\n{Source}\n{Divider}\n");
        foreach (string line in MathText.Display(Source, Width))
        {
            text.Append(line).Append('\n');
        }

        foreach (string line in MathText.Plain(Source))
        {
            text.Append("· ").Append(line).Append('\n');
        }

        return text.ToString();
    }
}
