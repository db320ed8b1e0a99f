using System.Globalization;
using System.Text;
using Terminal.Gui.Text;

namespace DLQuiz.Terminal.Text;

/// <summary>Text as a terminal counts it: grapheme clusters, each 0 to 2 columns wide.</summary>
public static class Cells
{
    /// <summary>Columns, counted as the driver counts them, so that what is measured is what is drawn.</summary>
    public static int Width(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Ascii.IsValid(text))
        {
            return text.Length;
        }

        int width = 0;
        foreach (string cluster in Clusters(text))
        {
            width += ClusterWidth(cluster);
        }

        return width;
    }

    public static IEnumerable<string> Clusters(string text)
    {
        TextElementEnumerator clusters = StringInfo.GetTextElementEnumerator(text);
        while (clusters.MoveNext())
        {
            yield return clusters.GetTextElement();
        }
    }

    /// <summary>The longest beginning of at most that many columns.</summary>
    public static string Take(string text, int columns)
    {
        int taken = 0;
        foreach (string cluster in Clusters(text))
        {
            columns -= ClusterWidth(cluster);
            if (columns < 0)
            {
                return text[..taken];
            }

            taken += cluster.Length;
        }

        return text;
    }

    public static string PadRight(string text, int columns) => text + new string(' ', Math.Max(0, columns - Width(text)));

    public static string PadLeft(string text, int columns) => new string(' ', Math.Max(0, columns - Width(text))) + text;

    internal static int ClusterWidth(string cluster) =>
        cluster.Length == 1 && cluster[0] < 0x300 ? (char.IsControl(cluster[0]) ? 0 : 1) : Math.Clamp(cluster.GetColumns(), 0, 2);
}
