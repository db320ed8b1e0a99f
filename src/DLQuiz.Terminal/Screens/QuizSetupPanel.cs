using System.Globalization;
using DLQuiz.Core.Study;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Text;
using Terminal.Gui.Input;

namespace DLQuiz.Terminal.Screens;

/// <summary>What an exam is to be: how many questions, how long, which paper, which cards.</summary>
internal sealed class QuizSetupPanel
{
    private const int Questions = 0;
    private const int Minutes = 1;
    private const int Seed = 2;
    private const int Filter = 3;

    private readonly QuizRequest start;
    private readonly LineEditor[] editors;
    private int focus;

    public QuizSetupPanel(QuizRequest start)
    {
        this.start = start;
        editors = [.. new[]
        {
            start.Questions.ToString(CultureInfo.InvariantCulture),
            start.Limit is { } limit ? ((int)limit.TotalMinutes).ToString(CultureInfo.InvariantCulture) : "",
            start.Seed.ToString(CultureInfo.InvariantCulture),
            start.Filter?.Text ?? "",
        }.Select(text => new LineEditor(text, text.Length))];
    }

    public void Next(int step) => focus = (focus + step + editors.Length) % editors.Length;

    public bool Type(Key key)
    {
        LineEditor? next = editors[focus].Edit(key);
        editors[focus] = next ?? editors[focus];
        return next is not null;
    }

    public void Paste(string text) => editors[focus] = editors[focus].Insert(text);

    /// <summary>Null with the reason where a field cannot be read; the caret stands there then.</summary>
    public QuizRequest? Read(out string problem)
    {
        problem = "";
        if (!TryWhole(Questions, QuizRequest.MostQuestions, out int questions))
        {
            problem = Wording.Of($"How many questions: a number from 1 to {QuizRequest.MostQuestions}.");
            return null;
        }

        int minutes = 0;
        if (!IsBlank(Minutes) && !TryWhole(Minutes, QuizRequest.MostMinutes, out minutes))
        {
            problem = Wording.Of($"Minutes: a number from 1 to {QuizRequest.MostMinutes}, or nothing for as long as you like.");
            return null;
        }

        if (!ulong.TryParse(editors[Seed].Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
        {
            focus = Seed;
            problem = Wording.Of("The seed is a whole number; it decides which paper this is.");
            return null;
        }

        try
        {
            return start with
            {
                Questions = questions,
                Limit = minutes == 0 ? null : TimeSpan.FromMinutes(minutes),
                Seed = seed,
                Filter = IsBlank(Filter) ? null : CardFilter.Parse(editors[Filter].Text),
            };
        }
        catch (FilterException wrong)
        {
            focus = Filter;
            problem = Wording.Of(wrong.Said);
            return null;
        }
    }

    public PanelText Compose(int width)
    {
        PanelText text = new(width);
        text.Add(Line.Of(Wording.Of("Quiz"), Ink.Heading | Ink.Strong));
        text.Add(Line.Of(start.Decks.IsEmpty ? Wording.Of("All decks") : SafeText.Of(string.Join(", ", start.Decks)), Ink.Faint));
        Field(text, Questions, Wording.Of("how many questions"));
        Field(text, Minutes, Wording.Of("minutes, or nothing for as long as you like"));
        Field(text, Seed, Wording.Of("seed: with the same one another learner gets the same paper"));
        Field(text, Filter, Wording.Of("only cards that match, such as kind:numeric tag:exam; or nothing"));
        return text;
    }

    private bool IsBlank(int field) => string.IsNullOrWhiteSpace(editors[field].Text);

    private bool TryWhole(int field, int most, out int number)
    {
        bool read = int.TryParse(editors[field].Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most;
        focus = read ? focus : field;
        return read;
    }

    private void Field(PanelText text, int field, string label) => text.Clickable(() => focus = field, () =>
    {
        text.Add(Line.Of(label, field == focus ? Ink.Strong : Ink.Plain));
        text.Field(editors[field], field == focus);
    });
}
