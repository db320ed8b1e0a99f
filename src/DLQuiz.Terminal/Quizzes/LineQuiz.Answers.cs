using System.Collections.Immutable;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Lists;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Screens;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Quizzes;

/// <content>Each kind of question.</content>
public sealed partial class LineQuiz
{
    private void AskNumbers(Variant variant)
    {
        ImmutableArray<string> before = sitting.Given is QuizAnswer.Numbers numbers ? numbers.Given : [.. variant.Keys.Select(_ => "")];
        List<string> given = [];
        while (given.Count < variant.Keys.Length)
        {
            int part = given.Count;
            PartKey key = variant.Keys[part];
            dialogue.Show(variant.PartAskFilled(part) ?? FilledText.Empty);
            string name = variant.Keys.Length > 1 ? SafeText.Of(key.Part.Name) + ": " : "";
            string kept = before[part].Length == 0 ? "" : Wording.Of($"; now: {SafeText.Of(before[part])}");
            if (ReadAnswer(Wording.Of($"{name}answer with {SafeText.Of(Wording.Of(key.Form.Description))}{kept}")) is not { } line)
            {
                return;
            }

            switch (AnswerReader.Read(line, key.Form))
            {
                case Reading.Unreadable unreadable:
                    dialogue.Say(Wording.Of($"Not read: {SafeText.Of(Wording.Of(unreadable.Hint))}"));
                    break;
                case Reading.Understood understood:
                    dialogue.Say(Wording.Of($"Read as {SafeText.Of(understood.Display).TrimStart('=', ' ')}."));
                    given.Add(line);
                    break;
                default:
                    given.Add(before[part]);
                    break;
            }

            sitting = sitting.Answer(new QuizAnswer.Numbers([.. given, .. before.Skip(given.Count)]));
        }

        Settle(null);
    }

    private void AskChoice(ChoiceAttempt attempt)
    {
        dialogue.Say(attempt.Question.PicksAll ? Wording.Of("Pick all that are right.") : Wording.Of("Pick one."));
        for (int place = 0; place < attempt.Shown.Length; place++)
        {
            ChoiceOption option = attempt.Shown[place];
            dialogue.ShowPoint(dialogue.IsPlain ? LineReview.SpokenLabel(attempt, option, place) : $"{ChoicePanel.BoxOf(attempt, option)} {ChoicePanel.LetterOf(place)}  ", option.Text);
        }

        string how = attempt.Question.PicksAll ? Wording.Of("answer with letters, as in a or acd") : Wording.Of("answer with a letter");
        while (ReadAnswer(how) is { } line)
        {
            ChoiceAttempt? picked = line.Length == 0 ? attempt : LineReview.Picked(sitting.Question.Choice!, line);
            if (picked is not null)
            {
                Settle(new QuizAnswer.Picks(picked));
                return;
            }

            dialogue.Say(Wording.Of("One of the letters above, please."));
        }
    }

    /// <summary>Recalled step by step, each shown by a line; which were known, the learner says.</summary>
    private void AskSequence(SequenceAttempt attempt)
    {
        int steps = attempt.Question.Steps.Length;
        for (int shown = 1; shown <= attempt.Shown; shown++)
        {
            dialogue.ShowPoint(SequencePanel.LabelOf(shown, steps, attempt.Missed.Contains(shown)), attempt.Question.Steps[shown - 1]);
        }

        while (true)
        {
            string how = attempt.Shown == 0 ? Wording.Of($"s shows step 1 of {steps}; Enter leaves the question")
                : attempt.IsFinished ? Wording.Of("x not known; Enter goes on")
                : Wording.Of($"x not known; s shows step {attempt.Shown + 1} of {steps}; Enter leaves the question");
            if (ReadAnswer(how) is not { } line)
            {
                return;
            }

            switch (line.ToLowerInvariant())
            {
                case "":
                    Settle(new QuizAnswer.Steps(attempt));
                    return;
                case "s" when !attempt.IsFinished:
                    attempt = attempt.Next();
                    dialogue.ShowPoint(SequencePanel.LabelOf(attempt.Shown, steps, isMissed: false), attempt.Question.Steps[attempt.Shown - 1]);
                    break;
                case "x" when attempt.Shown > 0:
                    attempt = attempt.Miss();
                    dialogue.Say(attempt.Missed.Contains(attempt.Shown) ? Wording.Of($"Step {attempt.Shown} was not known.") : Wording.Of($"Step {attempt.Shown} was known."));
                    break;
                default:
                    dialogue.Say(Wording.Of("s, x or Enter, please."));
                    break;
            }

            sitting = sitting.Answer(new QuizAnswer.Steps(attempt));
        }
    }

    private void AskWritten(PaperQuestion question)
    {
        QuizAnswer.Written? before = sitting.Given as QuizAnswer.Written;
        if (before is { Judgement: not null })
        {
            dialogue.Say(Wording.Of("You have judged this answer already."));
        }

        string kept = before is { Text.Length: > 0 } ? Wording.Of($"; now: {SafeText.Of(before.Text)}") : "";
        if (ReadAnswer(Wording.Of($"answer in your own words, to be judged by yourself at the end{kept}")) is { } line)
        {
            // What was judged has seen the answer: it stays.
            Settle(line.Length == 0 || before is { Judgement: not null } ? null : new QuizAnswer.Written(line));
        }
    }

    private void Judge()
    {
        ImmutableArray<int> waiting = [.. sitting.Unjudged];
        if (sitting.Stage != QuizStage.Judging || waiting.IsEmpty)
        {
            return;
        }

        dialogue.Gap();
        dialogue.Say(Heading(waiting.Length == 1 ? Wording.Of("1 answer is for you to judge.") : Wording.Of($"{waiting.Length} answers are for you to judge.")));
        bool isRead = true;
        foreach (int number in waiting)
        {
            PaperQuestion question = sitting.Paper.Questions[number - 1];
            string text = ((QuizAnswer.Written)sitting.Answers[number - 1]!).Text;
            Judgement? judged = isRead ? AskJudgement(question, text) : WrittenText.Proposed(question, text);
            isRead &= judged is not null;
            judged ??= WrittenText.Proposed(question, text);
            if (judged is { } judgement)
            {
                sitting = sitting.Judge(number, judgement);
            }
        }
    }

    /// <summary>Null once the input has ended.</summary>
    private Judgement? AskJudgement(PaperQuestion question, string text)
    {
        dialogue.Say(Wording.Of($"Question {question.Number}"));
        dialogue.Show(question.Ask);
        if (text.Length > 0)
        {
            dialogue.Say($"{Wording.Of(ScoreWords.Given)} {SafeText.Of(text)}");
        }

        dialogue.ShowPoint($"{Wording.Of(ScoreWords.Right)} ", question.Card.Back);
        Judgement? proposed = WrittenText.Proposed(question, text);
        string prompt = proposed is null
            ? Wording.Of("judge yourself: r right, p partly right, w wrong")
            : Wording.Of("judge yourself: r right, p partly right, w wrong; Enter means right, since the words are the same");
        while (dialogue.Read(prompt) is { } line)
        {
            Judgement? judged = line.ToLowerInvariant() switch
            {
                "r" => Judgement.Right,
                "p" => Judgement.Partly,
                "w" => Judgement.Wrong,
                "" => proposed,
                _ => null,
            };
            if (judged is not null)
            {
                return judged;
            }

            dialogue.Say(Wording.Of("r, p or w, please."));
        }

        return null;
    }
}
