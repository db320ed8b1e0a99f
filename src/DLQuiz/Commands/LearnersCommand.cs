using System.CommandLine;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz learners</c>: who learns here.</summary>
internal sealed class LearnersCommand : CliCommand
{
    private readonly Option<string?> add = new("--add") { Description = "Adds a learner, to whom every card is new.", HelpName = "NAME" };
    private readonly Option<bool> json = new("--json") { Description = "One JSON line a learner." };

    public LearnersCommand(CommandContext context)
        : base("learners", "Lists who learns from these decks, or adds someone; --learner then says whose reviews are meant.", context,
            "dlquiz learners",
            "dlquiz learners --add 小明")
    {
        Add(add);
        Add(json);
    }

    public override int Run(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        if (parsed.GetValue(add) is { } given)
        {
            using SqlStore store = workspace.OpenAs(CommandContext.CheckName(given, "--add"));
            World.Error.WriteLine(store.Introduce() ? $"Added {SafeText.Of(store.LearnerName)}." : $"{SafeText.Of(store.LearnerName)} was there already.");
        }

        if (workspace.Exists)
        {
            Print(workspace, parsed.GetValue(json));
        }

        return ExitCodes.Fine;
    }

    private void Print(Workspace workspace, bool asJson)
    {
        using SqlStore store = workspace.OpenForAll();
        foreach (string name in store.Learners())
        {
            if (asJson)
            {
                JsonLines.Write(World.Out, line => line.WriteString("learner", name));
            }
            else
            {
                World.Out.WriteLine(SafeText.Of(name));
            }
        }
    }
}
