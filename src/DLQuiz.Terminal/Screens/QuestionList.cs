using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Markdown;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>The questions of a paper: as a strip of marks under the header, and as a list to choose from.</summary>
internal sealed class QuestionList
{
    private const char Answered = '●';
    private const char Open = '○';

    private int top;

    /// <summary>Number of the row that is chosen, from 1.</summary>
    public int Chosen { get; private set; } = 1;

    public void Choose(int number, int last) => Chosen = Math.Clamp(number, 1, last);

    /// <summary>One column a question where they fit, each a place to click; else how much is answered.</summary>
    public static void PutStrip(Canvas frame, int row, QuizSitting sitting, Action<int> onClick)
    {
        int count = sitting.Paper.Questions.Length;
        if (count > frame.Width)
        {
            int filled = frame.Width * (count - sitting.Open.Count()) / count;
            frame.Put(0, row, new Line([new Run(new string('━', filled), Ink.Accent), new Run(new string('─', frame.Width - filled), Ink.Faint)]));
            return;
        }

        int step = 2 * count <= frame.Width ? 2 : 1;
        for (int number = 1; number <= count; number++)
        {
            int chosen = number;
            (char mark, Ink ink) = sitting.Answers[number - 1] is null ? (Open, Ink.Faint) : (Answered, Ink.Accent);
            frame.Put(step * (number - 1), row, Line.Of(mark.ToString(), number == sitting.Current ? Ink.Strong | Ink.Reverse : ink), () => onClick(chosen));
        }
    }

    /// <summary>As many rows as there is room for, around the chosen one.</summary>
    public void Put(Canvas frame, int row, int height, QuizSitting sitting, Action<int> onClick)
    {
        int count = sitting.Paper.Questions.Length;
        height = Math.Max(1, height);
        top = Math.Clamp(Math.Clamp(top, Chosen - height, Chosen - 1), 0, Math.Max(0, count - height));
        for (int i = 0; i < height && top + i < count; i++)
        {
            PaperQuestion question = sitting.Paper.Questions[top + i];
            bool isOpen = sitting.Answers[top + i] is null;
            string number = Cells.PadLeft($"{question.Number}", count.ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
            string ask = MarkdownText.Render(question.Ask, Math.Max(2, frame.Width), hasFlatMaths: true).Select(line => line.Text).FirstOrDefault("");
            Line line = new([
                new Run($"{(question.Number == Chosen ? "›" : " ")} {number} ", Ink.Strong),
                new Run($"{(isOpen ? Open : Answered)} {(isOpen ? Wording.Of(ScoreWords.Open) : Wording.Of("answered"))}  ", isOpen ? Ink.Faint : Ink.Accent),
                new Run(ask),
            ]);
            line = line.Cut(frame.Width);
            frame.Put(0, row + i, question.Number == Chosen ? line.With(Ink.Reverse) : line, () => onClick(question.Number));
        }
    }
}
