using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.BrowseRows;

/// <summary>A card with question and answer as a review shows them, and what the schedule knows of it.</summary>
internal static class CardView
{
    /// <param name="one">The card.</param>
    /// <param name="today">The study day.</param>
    /// <param name="seed">Of the numbers of a numeric card.</param>
    /// <param name="width">Columns.</param>
    public static PanelText Compose(StudiedCard one, StudyDay today, ulong seed, int width)
    {
        PanelText text = new(width);
        Card card = one.Card;
        text.Add(ContextPath.Fit(card.Deck, card.Context, width));
        text.Add(Line.Of(Schedule(one.State, today), Ink.Faint));
        text.Add(Line.Of(SafeText.Of($"{Wording.Of(ScoreWords.Of(card.Kind))} · {card.Span.File}:{card.Span.Line}{string.Concat(card.Tags.Select(tag => " #" + tag))}"), Ink.Faint));
        text.Gap();
        if (card.Question is { } yaml)
        {
            PutQuestion(text, card, yaml, seed);
        }
        else
        {
            text.Markdown(card.Front);
            text.Gap();
            text.Rule(Wording.Of("answer"));
            text.Markdown(card.Back);
        }

        return text;
    }

    private static string Schedule(CardState state, StudyDay today)
    {
        List<string> said = [BrowseTable.StandingOf(state, today)];
        if (state is { IsNew: false, Due: { } due })
        {
            said.Add(Wording.Of($"due {due}"));
            said.Add(Wording.Of($"interval {state.IntervalDays} d"));
            said.Add(Wording.Of($"ease {state.EaseX100 / 100.0:0.00}"));
        }

        if (state.Lapses > 0)
        {
            said.Add(state.Lapses == 1 ? Wording.Of("1 lapse") : Wording.Of($"{state.Lapses} lapses"));
        }

        if (Leech.Is(state))
        {
            said.Add(Wording.Of("leech"));
        }

        if (state.Flag > 0)
        {
            said.Add(Wording.Of("⚑ flagged"));
        }

        return string.Join(" · ", said);
    }

    private static void PutQuestion(PanelText text, Card card, string yaml, ulong seed)
    {
        Variant variant;
        try
        {
            variant = Variant.Draw(QuestionReader.ReadCompiled(yaml), seed);
        }
        catch (VariantException problem)
        {
            text.Markdown(card.Front);
            text.Add(Line.Of(Wording.Of($"This question cannot be drawn: {SafeText.Of(problem.Message)}"), Ink.Bad));
            return;
        }

        text.Markdown(variant.Ask);
        text.Pictures(variant.Plots);
        if (variant.Keys.Length > 1)
        {
            for (int part = 0; part < variant.Keys.Length; part++)
            {
                text.Markdown(variant.PartAsk(part) ?? "", SafeText.Of(variant.Keys[part].Part.Name) + "  ");
            }
        }

        text.Gap();
        text.Rule(Wording.Of("answer"));
        foreach (PartKey key in variant.Keys)
        {
            string name = variant.Keys.Length > 1 ? SafeText.Of(key.Part.Name) + " = " : "";
            text.Add(new Line([new Run(name, Ink.Faint), new Run(SafeText.Of(key.Shown), Ink.Strong)]));
        }

        if (variant.Steps is { } steps)
        {
            text.Gap();
            text.Rule(Wording.Of("worked steps"));
            text.Markdown(steps, keepLines: true);
            text.Pictures(variant.StepsPlots);
        }
    }
}
