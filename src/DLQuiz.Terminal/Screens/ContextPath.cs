using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>Where a card stands, deck and headings on one line; a narrow line loses the middle, so that the last heading stays.</summary>
internal static class ContextPath
{
    /// <param name="deck">Its path.</param>
    /// <param name="headings">From the outermost in; may be empty.</param>
    /// <param name="width">Columns.</param>
    public static Line Fit(string deck, IReadOnlyList<string> headings, int width)
    {
        string fits = Shapes(deck, headings).Select(SafeText.Of).FirstOrDefault(shape => Cells.Width(shape) <= width)
            ?? SafeText.Of(headings.Count > 0 ? headings[^1] : deck[(deck.LastIndexOf('/') + 1)..]);
        return Line.Of(fits, Ink.Faint).Cut(width);
    }

    /// <summary>Each shorter than the one before.</summary>
    private static IEnumerable<string> Shapes(string deck, IReadOnlyList<string> headings)
    {
        yield return string.Join(" › ", [deck, .. headings]);
        int slash = deck.IndexOf('/', StringComparison.Ordinal);
        string root = slash > 0 ? deck[..slash] + "/…" : deck;
        if (headings.Count == 0)
        {
            string leaf = deck[(deck.LastIndexOf('/') + 1)..];
            yield return $"{root}/{leaf}";
            yield return $"…/{leaf}";
            yield break;
        }

        if (headings.Count > 1)
        {
            yield return $"{deck} › … › {headings[^1]}";
        }

        yield return $"{root} › {headings[^1]}";
        yield return $"… › {headings[^1]}";
    }
}
