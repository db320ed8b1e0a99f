using System.CommandLine;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz find</c>: stored cards that match a filter, with what the schedule knows of them.</summary>
internal sealed class FindCommand : CliCommand
{
    private readonly Argument<string[]> filter = new("FILTER")
    {
        Description = "deck:… tag:… is:new|due|leech|suspended|… kind:… or words; -term excludes, or parts alternatives; all cards without it.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> json = new("--json") { Description = "One JSON line a card, with its state." };

    public FindCommand(CommandContext context)
        : base("find", "Lists stored cards that match a filter, with their schedule.", context,
            "dlquiz find is:leech",
            "dlquiz find deck:normalization -is:new --json")
    {
        Add(filter);
        Add(json);
    }

    public override int Run(ParseResult parsed)
    {
        CardFilter? chosen = Filters.Read(parsed.GetValue(filter));
        Workspace workspace = Context.Workspace(parsed);
        using SqlStore store = workspace.OpenFresh(message => World.Error.WriteLine($"dlquiz: {message}"));
        StudyDay today = workspace.Today;
        IEnumerable<StudiedCard> found = store.CardsWithStates(today, deck: null).Where(card => chosen is null || chosen.Matches(card.Card, card.State, today));
        if (parsed.GetValue(json))
        {
            StudiedCardLines.Write(World.Out, found);
            return ExitCodes.Fine;
        }

        foreach (StudiedCard one in found)
        {
            World.Out.WriteLine(SafeText.Of($"{one.Card.Key}  {StateText(one.State, today),-12} {one.Card.Deck}: {one.Card.Front.ReplaceLineEndings(" ")}"));
        }

        return ExitCodes.Fine;
    }

    private static string StateText(CardState state, StudyDay today) => state switch
    {
        { Suspended: true } => "suspended",
        _ when state.BuriedUntil > today => "put off",
        { IsNew: true } => "new",
        { Due: { } due } when due <= today => "due",
        _ => state.Due.ToString()!,
    };
}
