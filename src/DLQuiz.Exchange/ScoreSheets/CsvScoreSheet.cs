using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;

namespace DLQuiz.Exchange.ScoreSheets;

/// <summary>One line a question, for a spreadsheet (RFC 4180, with line feeds); a cell that a spreadsheet would compute is told to be text.</summary>
public sealed class CsvScoreSheet : ScoreSheetFormat
{
    public override string Extension => ".csv";

    public override void Write(TextWriter output, ScoreSheet sheet, Func<Phrase, string> say)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(say);
        // Without a mark of its encoding, spreadsheets take Chinese for something else.
        output.Write('\uFEFF');
        Row(output, "number", "deck", "heading", "kind", "outcome", "score", "seconds", "question", "given", "right", "misconceptions");
        foreach (QuestionResult result in sheet.Results)
        {
            Card card = result.Question.Card;
            Row(
                output,
                result.Question.Number.ToString(CultureInfo.InvariantCulture),
                Cell(card.Deck),
                Cell(result.Question.Heading),
                CardKinds.Of(card.Kind).Name,
                JsonScoreSheet.NameOf(result.Outcome),
                result.Score.ToString("0.####", CultureInfo.InvariantCulture),
                result.Time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture),
                Cell(result.Question.Ask),
                Cell(result.Given is { } given ? say(given) : ""),
                Cell(result.Right),
                Cell(string.Join('\n', result.Misconceptions.Select(made => say(made.Sentence)))));
        }
    }

    private static void Row(TextWriter output, params ReadOnlySpan<string> cells) => output.Write(string.Join(',', cells) + "\n");

    private static string Cell(string text)
    {
        string shown = VisibleText.Of(text).Trim('\n');
        // A numeric answer may begin with a sign and is a number all the same.
        bool isComputed = shown.Length > 0 && shown[0] is '=' or '+' or '-' or '@' or '\t' && !double.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        return $"\"{(isComputed ? "'" : "")}{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
