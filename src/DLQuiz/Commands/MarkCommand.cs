using System.CommandLine;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study;
using DLQuiz.Storage;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz mark</c>: suspends, releases, puts off, flags or resets all cards that match a filter.</summary>
internal sealed class MarkCommand : CliCommand
{
    /// <summary>What can be done, with whether it would change a card at all, and the entry that does it.</summary>
    private static readonly Dictionary<string, (Func<CardState, StudyDay, bool> Changes, Func<StudyDay, CardEvent> Event)> Marks = new()
    {
        ["suspend"] = ((state, _) => !state.Suspended, _ => new CardEvent.Suspend()),
        ["unsuspend"] = ((state, _) => state.Suspended, _ => new CardEvent.Unsuspend()),
        ["bury"] = ((state, day) => !(state.BuriedUntil > day), day => new CardEvent.Bury(day.Plus(1))),
        ["unbury"] = ((state, day) => state.BuriedUntil > day, day => new CardEvent.Bury(day)),
        ["flag"] = ((state, _) => state.Flag == 0, _ => new CardEvent.Flag(1)),
        ["unflag"] = ((state, _) => state.Flag != 0, _ => new CardEvent.Flag(0)),
        ["reset"] = ((state, _) => !state.IsNew, _ => new CardEvent.Reset()),
    };

    private readonly Argument<string> mark = new("MARK") { HelpName = "MARK", Description = "suspend, unsuspend, bury (until tomorrow), unbury, flag, unflag or reset (new again; the log stays)." };

    private readonly Argument<string[]> filter = new("FILTER")
    {
        Description = "Which cards, as dlquiz find takes it.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Only counts." };

    public MarkCommand(CommandContext context)
        : base("mark", "Suspends, releases, puts off, flags or resets all cards that match a filter.", context,
            "dlquiz mark suspend is:leech",
            "dlquiz mark unsuspend deck:normalization",
            "dlquiz mark reset tag:exam --dry-run")
    {
        mark.AcceptOnlyFromAmong([.. Marks.Keys]);
        Add(mark);
        Add(filter);
        Add(dryRun);
    }

    public override int Run(ParseResult parsed)
    {
        string name = parsed.GetValue(mark)!;
        CardFilter chosen = Filters.Read(parsed.GetValue(filter)) ?? throw new UsageException("Say which cards: dlquiz mark suspend is:leech.");
        Workspace workspace = Context.Workspace(parsed);
        using SqlStore store = workspace.OpenFresh(message => World.Error.WriteLine($"dlquiz: {message}"));
        StudyDay today = workspace.Today;
        (Func<CardState, StudyDay, bool> changes, Func<StudyDay, CardEvent> what) = Marks[name];
        CardKey[] keys =
        [
            .. store.CardsWithStates(today, deck: null)
                .Where(card => chosen.Matches(card.Card, card.State, today) && changes(card.State, today))
                .Select(card => card.Card.Key),
        ];
        if (!parsed.GetValue(dryRun))
        {
            Moment moment = workspace.Moment;
            foreach (CardKey key in keys)
            {
                store.Record(key, moment, what(today));
            }
        }

        World.Out.WriteLine($"{name}: {(keys.Length == 1 ? "1 card" : $"{keys.Length} cards")}{(parsed.GetValue(dryRun) ? " would change" : "")}");
        return ExitCodes.Fine;
    }
}
