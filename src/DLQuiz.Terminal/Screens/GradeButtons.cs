using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>The grades as buttons, each with what it would do: <c>3 good · 6 d</c>.</summary>
internal static class GradeButtons
{
    /// <summary>Of each quality, 0 to 5; true of a grade given by hand and of one proposed for a typed answer, wrong, partly right or right with help.</summary>
    private static readonly ImmutableArray<(Phrase Name, Phrase Meaning)> Words =
    [
        ("missed", "nothing right came to mind"),
        ("again", "not known; it comes back soon"),
        ("shaky", "partly right, or right only with much help; it comes back soon"),
        ("hard", "right, with effort or a little help"),
        ("good", "right"),
        ("easy", "right at once"),
    ];

    public static string NameOf(Quality quality) => Wording.Of(Words[quality.Value].Name);

    /// <summary>When a learner should give it, without a full stop.</summary>
    public static string MeaningOf(Quality quality) => Wording.Of(Words[quality.Value].Meaning);

    /// <summary><c>today, 1 d</c>: comes back in this sitting first, and is then due after that many days.</summary>
    public static string Effect(GradeChoice choice) => choice switch
    {
        { Days: null, AgainToday: true } => Wording.Of("once more"),
        { Days: null } => Wording.Of("done"),
        { Days: { } days, AgainToday: true } => Wording.Of($"today, {Span(days)}"),
        { Days: { } days } => Span(days),
    };

    /// <summary>Rows of buttons as wide as the screen allows, each with its column.</summary>
    public static List<List<(int Column, Line Line, GradeChoice Choice)>> Lay(IEnumerable<GradeChoice> choices, GradeChoice? proposed, string acceptKey, int width)
    {
        List<List<(int, Line, GradeChoice)>> rows = [[]];
        int column = 0;
        IEnumerable<(string Text, Ink Ink, GradeChoice Choice)> buttons = choices.Select(choice => ($"[{choice.Key} {NameOf(choice.Quality)} · {Effect(choice)}]", Ink.Plain, choice));
        if (proposed is not null)
        {
            buttons = buttons.Prepend(($"[{acceptKey}: {NameOf(proposed.Quality)} · {Effect(proposed)}]", Ink.Reverse, proposed));
        }

        foreach ((string text, Ink ink, GradeChoice choice) in buttons)
        {
            if (column > 0 && column + Cells.Width(text) > width)
            {
                rows.Add([]);
                column = 0;
            }

            rows[^1].Add((column, Line.Of(text, ink), choice));
            column += Cells.Width(text) + 1;
        }

        return rows;
    }

    private static string Span(int days) => days switch
    {
        < 100 => Wording.Of($"{days} d"),
        < 730 => Wording.Of($"{days / 30.44:0} mo"),
        _ => Wording.Of($"{days / 365.25:0.#} y"),
    };
}
