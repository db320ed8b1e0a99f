using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens;

/// <summary>The grades as buttons, each with what it would do: <c>3 good · 6 d</c>.</summary>
internal static class GradeButtons
{
    /// <summary>Of each quality, 0 to 5; true of a grade given by hand and of one proposed for a typed answer, wrong, partly right or right with help.</summary>
    private static readonly ImmutableArray<(string Name, string Meaning)> Words =
    [
        ("missed", "nothing right came to mind"),
        ("again", "not known; it comes back soon"),
        ("shaky", "partly right, or right only with much help; it comes back soon"),
        ("hard", "right, with effort or a little help"),
        ("good", "right"),
        ("easy", "right at once"),
    ];

    public static string NameOf(Quality quality) => Words[quality.Value].Name;

    /// <summary>When a learner should give it, without a full stop.</summary>
    public static string MeaningOf(Quality quality) => Words[quality.Value].Meaning;

    /// <summary><c>today, 1 d</c>: comes back in this sitting first, and is then due after that many days.</summary>
    public static string Effect(GradeChoice choice) => choice switch
    {
        { Days: null, AgainToday: true } => "once more",
        { Days: null } => "done",
        { Days: { } days, AgainToday: true } => $"today, {Span(days)}",
        { Days: { } days } => Span(days),
    };

    /// <summary>Rows of buttons as wide as the screen allows, each with its column.</summary>
    public static List<List<(int Column, Line Line, GradeChoice Choice)>> Lay(IEnumerable<GradeChoice> choices, GradeChoice? proposed, int width)
    {
        List<List<(int, Line, GradeChoice)>> rows = [[]];
        int column = 0;
        IEnumerable<(string Text, Ink Ink, GradeChoice Choice)> buttons = choices.Select(choice => ($"[{choice.Key} {NameOf(choice.Quality)} · {Effect(choice)}]", Ink.Plain, choice));
        if (proposed is not null)
        {
            buttons = buttons.Prepend(($"[Enter: {NameOf(proposed.Quality)} · {Effect(proposed)}]", Ink.Reverse, proposed));
        }

        foreach ((string text, Ink ink, GradeChoice choice) in buttons)
        {
            if (column > 0 && column + text.Length > width)
            {
                rows.Add([]);
                column = 0;
            }

            rows[^1].Add((column, Line.Of(text, ink), choice));
            column += text.Length + 1;
        }

        return rows;
    }

    private static string Span(int days) => days switch
    {
        < 100 => $"{days} d",
        < 730 => $"{days / 30.44:0} mo",
        _ => (days / 365.25).ToString("0.#", CultureInfo.InvariantCulture) + " y",
    };
}
