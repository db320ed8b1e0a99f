using System.Globalization;
using DLQuiz.Core.Reports;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.ProgressPanels;

/// <summary>The decks side by side: how large, how well known, how well remembered, how long they took.</summary>
internal sealed class DecksPanel : ProgressPanel
{
    /// <summary>Lines above the first deck.</summary>
    public const int HeadRows = 1;

    private const int WidestName = 50;
    private const int Column = 9;

    public override string Name => Wording.Of("decks");

    public override IEnumerable<Line> Draw(ProgressReading reading, int width, int height) => Table(reading, width);

    /// <summary>The head, then a line for each deck, made only when it is asked for: a collection may have very many.</summary>
    public override IEnumerable<Line> Table(ProgressReading reading, int width)
    {
        string[] heads = [Wording.Of("due"), Wording.Of("passed"), Wording.Of("mastered"), Wording.Of("cards"), Wording.Of("answers"), Wording.Of("time")];
        int[] widths = [.. heads.Select(head => Math.Max(Column, Cells.Width(head) + 2))];
        widths[^1] = Math.Max(15, widths[^1]);
        int shown = Math.Max(1, Enumerable.Range(1, heads.Length).LastOrDefault(count => widths.Take(count).Sum() + 16 <= width));
        int name = Math.Clamp(width - widths.Take(shown).Sum(), 1, WidestName);
        return reading.Decks.Select(deck => RowOf(deck, widths, shown, name))
            .Prepend(Line.Of(new string(' ', name) + string.Concat(heads.Take(shown).Select((head, i) => Cells.PadLeft(head, widths[i]))), Ink.Faint));
    }

    private static Line RowOf(DeckStanding deck, int[] widths, int shown, int name)
    {
        string path = deck.Counts.Path;
        Line title = Line.Of(new string(' ', 2 * path.Count(letter => letter == '/')) + SafeText.Of(path[(path.LastIndexOf('/') + 1)..])).Cut(name);
        string[] cells =
        [
            TextTable.Number(deck.Counts.Due),
            deck.Retention.Reviews == 0 ? "–" : Percent(deck.Retention.Share),
            deck.Counts.Total == 0 ? "–" : Percent((double)deck.Counts.Mature / deck.Counts.Total),
            TextTable.Number(deck.Counts.Total),
            TextTable.Number(deck.Answers),
            deck.Answers == 0 ? "–" : DurationText.Of(deck.Time),
        ];
        return title.Then(Line.Of(new string(' ', name - title.Width) + string.Concat(cells.Take(shown).Select((cell, i) => Cells.PadLeft(cell, widths[i])))));
    }

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + " %";
}
