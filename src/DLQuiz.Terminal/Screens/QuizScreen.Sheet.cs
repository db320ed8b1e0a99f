using System.Collections.Immutable;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Quizzes;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <content>The score sheet, and what may be done with it.</content>
internal sealed partial class QuizScreen
{
    private ScoreSheet? sheet;
    private QuizLog? log;
    private bool isRecorded;
    private bool hasFailed;
    private bool isLeft;
    private LineEditor file = LineEditor.Empty;
    private (int Width, ImmutableArray<Line> Lines) drawn = (0, []);

    private bool CanRecord => !isRecorded && sheet!.Results.Any(result => result.Logged is not null);

    private void ShowSheet()
    {
        mode = Mode.Sheet;
        message = sitting!.HasRunOut ? message : null;
        scroll.ToStart();
        sheet = ScoreSheet.Of(sitting);
        log = new QuizLog(desk.Context, desk.Store, sheet);
        string name = $"quiz-{sheet.Paper.Request.Seed}.md";
        file = new LineEditor(name, name.Length);
        if (desk.Context.Quiz is { Records: true })
        {
            Record();
        }

        desk.Context.Quiz?.Finished(sheet);
    }

    /// <summary>Stays once where the answers cannot be stored, so that the learner can try again; the second time leaves all the same.</summary>
    protected override bool MayLeave()
    {
        bool mayGo = Keep() || hasFailed;
        hasFailed = !mayGo;
        return mayGo;
    }

    /// <summary>Answers that were recorded as reviews are in the log already.</summary>
    private bool Keep() => log is null || isRecorded || Try(() => log.Keep());

    private void Record()
    {
        if (Try(() => log!.Schedule()))
        {
            isRecorded = true;
            message = (Wording.Of("Recorded as today's reviews."), Ink.Good);
        }
    }

    private void AskFile()
    {
        mode = Mode.Export;
        message = null;
    }

    private bool TypeFile(Key key)
    {
        LineEditor? next = file.Edit(key);
        file = next ?? file;
        return next is not null;
    }

    private void Export()
    {
        string? problem = desk.Context.WriteScoreSheet(file.Text.Trim(), sheet!);
        message = problem is null ? (Wording.Of($"Written to {file.Text.Trim()}."), Ink.Good) : (problem, Ink.Bad);
        mode = problem is null ? Mode.Sheet : Mode.Export;
    }

    private void PutSheet(Canvas frame, int bottom)
    {
        if (mode == Mode.Export)
        {
            PanelText field = new(frame.Width - 1);
            field.Add(Line.Of(Wording.Of("Write the score sheet to which file? .md, .json, .csv or .html"), Ink.Strong));
            field.Field(file, hasFocus: true);
            scroll.Draw(frame, field, 0, bottom);
            return;
        }

        int width = frame.Width - 1;
        if (drawn.Width != width)
        {
            PanelText text = new(width);
            ScoreSheetText.Put(text, sheet!);
            drawn = (width, [.. text.Lines]);
        }

        frame.Put(0, 0, Line.Of(Wording.Of(ScoreWords.Title), Ink.Heading | Ink.Strong));
        scroll.Draw(frame, drawn.Lines, 1, bottom - 1);
    }
}
