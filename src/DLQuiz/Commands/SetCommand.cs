using System.CommandLine;
using DLQuiz.Storage;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz set</c>: a learner's settings, kept in the store.</summary>
internal sealed class SetCommand : CliCommand
{
    private readonly Argument<string?> name = new("NAME") { Description = "Which; all are listed without it.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string?> value = new("VALUE") { Description = "Its new value; the present one is shown without it.", Arity = ArgumentArity.ZeroOrOne };

    public SetCommand(CommandContext context)
        : base("set", "Shows and changes the learner's settings.", context,
            "dlquiz set",
            "dlquiz set leech suspend")
    {
        Add(name);
        Add(value);
    }

    public override int Run(ParseResult parsed)
    {
        using SqlStore store = Context.Workspace(parsed).Open();
        if (parsed.GetValue(name) is not { } chosen)
        {
            foreach (LearnerSetting setting in LearnerSetting.All)
            {
                World.Out.WriteLine($"{setting.Name} = {setting.Of(store)}    # {setting.Meaning}; one of {string.Join(", ", setting.Values)}");
            }

            return ExitCodes.Fine;
        }

        LearnerSetting known = LearnerSetting.Find(chosen);
        if (parsed.GetValue(value) is { } given)
        {
            known.Change(store, given);
        }

        World.Out.WriteLine($"{known.Name} = {known.Of(store)}");
        return ExitCodes.Fine;
    }
}
