using System.CommandLine;
using DLQuiz.Configuration;
using DLQuiz.Storage;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz set</c>: a learner's settings, kept in the store.</summary>
internal sealed class SetCommand : CliCommand
{
    private readonly Argument<string?> name = new("NAME") { Description = "Which; all are listed without it.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Argument<string?> value = new("VALUE") { Description = "Its new value; the present one is shown without it.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> unset = new("--unset") { Description = "Leave it to the configuration again." };

    public SetCommand(CommandContext context)
        : base("set", "Shows and changes the learner's settings.", context,
            "dlquiz set",
            "dlquiz set leech suspend",
            "dlquiz set leech --unset")
    {
        Add(name);
        Add(value);
        Add(unset);
    }

    public override int Run(ParseResult parsed)
    {
        using SqlStore store = Context.Workspace(parsed).Open();
        if (parsed.GetValue(name) is not { } chosen)
        {
            foreach (LearnerSetting setting in LearnerSetting.All)
            {
                World.Out.WriteLine($"{Shown(setting, store)}    # {setting.Meaning}; one of {string.Join(", ", setting.Values)}");
            }

            return ExitCodes.Fine;
        }

        LearnerSetting known = LearnerSetting.Find(chosen);
        if (parsed.GetValue(value) is { } given)
        {
            known.Change(store, given);
        }

        else if (parsed.GetValue(unset))
        {
            known.Forget(store);
        }

        World.Out.WriteLine(Shown(known, store));
        return ExitCodes.Fine;
    }

    private string Shown(LearnerSetting setting, SqlStore store) =>
        $"{setting.Name} = {Context.Settings.Of(KnownSettings.Find(setting.Name)!, setting.Own(store)).Value}";
}
