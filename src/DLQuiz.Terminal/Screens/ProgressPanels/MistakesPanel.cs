using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.ProgressPanels;

/// <summary>The misconceptions made most: in words, how often, when last, on which decks.</summary>
internal sealed class MistakesPanel : ProgressPanel
{
    private const int Indent = 6;
    private const int MostDecks = 3;

    public override string Name => Wording.Of("mistakes");

    public override IEnumerable<Line> Draw(ProgressReading reading, int width, int height) => Table(reading, width);

    public override IEnumerable<Line> Table(ProgressReading reading, int width) => reading.Mistakes.IsEmpty
        ? Text(Wording.Of("No known misconception was recognised in your answers yet."), width)
        : reading.Mistakes.SelectMany(mistake => LinesOf(mistake, width));

    private static IEnumerable<Line> LinesOf(Mistake mistake, int width)
    {
        string times = Cells.PadLeft($"{TextTable.Number(mistake.Habit.Times)}×", Indent - 2) + "  ";
        foreach ((int i, Line line) in MarkdownText.Render(mistake.Sentence, Math.Max(2, width - Indent)).Index())
        {
            yield return line.After(Line.Of(i == 0 ? times : new string(' ', Indent), Ink.Strong));
        }

        string decks = string.Join(", ", mistake.Decks.Take(MostDecks)) + (mistake.Decks.Length > MostDecks ? ", …" : "");
        string last = decks.Length == 0 ? Wording.Of($"last on {mistake.Habit.Last}") : Wording.Of($"last on {mistake.Habit.Last}, in {decks}");
        foreach (Line line in Text(last, Math.Max(2, width - Indent), Ink.Faint))
        {
            yield return line.After(Line.Of(new string(' ', Indent)));
        }
    }
}
