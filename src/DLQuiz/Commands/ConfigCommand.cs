using System.CommandLine;
using DLQuiz.Configuration;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz config</c>: what is set, where it comes from, and the file that holds it.</summary>
internal sealed class ConfigCommand : CliCommand
{
    private readonly Option<bool> json = new("--json") { Description = "One JSON line: file, exists, settings, keys, findings." };
    private readonly Option<bool> docs = new("--docs") { Description = "Every setting explained in Markdown, which is docs/configuration.md." };

    public ConfigCommand(CommandContext context)
        : base("config", "Shows the settings in force and where each comes from; changes them.", context,
            "dlquiz config",
            "dlquiz config init                  # a file with every setting explained",
            "dlquiz config set limits.new 10",
            "dlquiz config set keys.review.undo \"z backspace\"",
            "dlquiz config check",
            "dlquiz --set theme=none config --json | jq .settings")
    {
        Add(json);
        Add(docs);
        Add(new PathOf(context));
        Add(new Init(context));
        Add(new Get(context));
        Add(new SetValue(context));
        Add(new Unset(context));
        Add(new Check(context));
    }

    public override int Run(ParseResult parsed)
    {
        if (parsed.GetValue(docs))
        {
            ConfigurationGuide.Write(World.Out);
            return ExitCodes.Fine;
        }

        using SqlStore? store = Context.Workspace(parsed).OpenExisting();
        IReadOnlyList<SettingInForce> all = Context.Settings.All(store);
        if (parsed.GetValue(json))
        {
            WriteJson(all);
        }
        else
        {
            Print(all);
        }

        return Context.Settings.Findings.Length > 0 ? ExitCodes.InputHasErrors : ExitCodes.Fine;
    }

    private void Print(IReadOnlyList<SettingInForce> all)
    {
        ConfigurationFile file = Context.Settings.File;
        World.Out.WriteLine(SafeText.Of(file.Path.Length == 0 ? "no file: there is no home folder" : file.Exists ? file.Path : $"{file.Path} is not there: dlquiz config init writes it"));
        World.Out.WriteLine();
        int name = all.Max(one => one.Setting.Name.Length);
        int value = Math.Min(28, all.Max(one => Cells.Width(SafeText.Of(ValueOf(one)))));
        foreach (SettingInForce one in all)
        {
            string means = one.Means is null ? "" : $"  ({one.Means})";
            World.Out.WriteLine($"{one.Setting.Name.PadRight(name)}  {Cells.PadRight(SafeText.Of(ValueOf(one)), value)}  {SafeText.Of(one.Origin.Words + means)}");
        }

        foreach (FileKeys keys in file.Keys)
        {
            World.Out.WriteLine(SafeText.Of($"{KeyChoices.Table}.{keys.Name} = {string.Join(' ', keys.Keys)}  {Places.Near(file.Path)}:{keys.Line}"));
        }
    }

    private static string ValueOf(SettingInForce one) => one.Value.Length == 0 ? "\"\"" : one.Value;

    private void WriteJson(IReadOnlyList<SettingInForce> all)
    {
        ConfigurationFile file = Context.Settings.File;
        JsonLines.Write(World.Out, line =>
        {
            line.WriteString("file", file.Path.Length == 0 ? null : file.Path);
            line.WriteBoolean("exists", file.Exists);
            line.WriteStartArray("settings");
            foreach (SettingInForce one in all)
            {
                line.WriteStartObject();
                line.WriteString("name", one.Setting.Name);
                line.WriteString("value", one.Value);
                line.WriteString("means", one.Means?.ToString());
                line.WriteString("default", one.Setting.Default);
                line.WriteString("origin", one.Origin.Kind);
                line.WriteString("place", one.Origin.Words);
                line.WriteEndObject();
            }

            line.WriteEndArray();
            line.WriteStartObject("keys");
            foreach (FileKeys keys in file.Keys)
            {
                line.WriteString(keys.Name, string.Join(' ', keys.Keys));
            }

            line.WriteEndObject();
            line.WriteStartArray("findings");
            foreach (Diagnostic finding in Context.Settings.Findings)
            {
                line.WriteStartObject();
                line.WriteString("code", finding.Code);
                line.WriteString("file", finding.Span.File);
                line.WriteNumber("line", finding.Span.Line);
                line.WriteNumber("column", finding.Span.Column);
                line.WriteString("message", finding.Message);
                line.WriteString("cure", finding.Cure);
                line.WriteEndObject();
            }

            line.WriteEndArray();
        });
    }

    private sealed class PathOf(CommandContext context) : CliCommand("path", "Prints where the file is, or would be.", context, "dlquiz config path", "$EDITOR \"$(dlquiz config path)\"")
    {
        public override bool MayMakeConfiguration => true;

        public override int Run(ParseResult parsed)
        {
            World.Out.WriteLine(FileOf(Context));
            return ExitCodes.Fine;
        }
    }

    private sealed class Init(CommandContext context) : CliCommand("init", "Writes a file with every setting explained; never over another.", context, "dlquiz config init", "dlquiz config init --config ~/dotfiles/dlquiz.toml")
    {
        public override bool MayMakeConfiguration => true;

        public override int Run(ParseResult parsed)
        {
            string file = FileOf(Context);
            if (Path.Exists(file))
            {
                throw new UsageException($"{file} is there already, and stays as it is. dlquiz config check says whether it is sound.");
            }

            ConfigurationEdit.Write(file, ConfigurationTemplate.Text(), hasMark: false);
            World.Error.WriteLine($"{SafeText.Of(file)}: every setting is in it as a remark; take the # away before one to change it.");
            return ExitCodes.Fine;
        }
    }

    private sealed class Get : CliCommand
    {
        private readonly Argument<string> name = new("NAME") { Description = "Of a setting, or keys.SCREEN.ACTION." };

        public Get(CommandContext context)
            : base("get", "Prints one value in force.", context, "dlquiz config get language", "dlquiz config get keys.review.undo")
        {
            name.CompletionSources.Add(_ => KnownSettings.All.Select(setting => setting.Name));
            Add(name);
        }

        public override int Run(ParseResult parsed)
        {
            World.Out.WriteLine(SafeText.Of(ValueOf(parsed, parsed.GetValue(name)!)));
            return ExitCodes.Fine;
        }

        private string ValueOf(ParseResult parsed, string wanted)
        {
            if (ConfigurationChange.KeyName(wanted) is [_, var screen, var action])
            {
                return KeyChoices.InForce(Context.Settings.File, screen, action);
            }

            Setting setting = KnownSettings.Find(wanted) ?? throw Settings.NoSetting(wanted);
            Workspace workspace = Context.Workspace(parsed);
            using SqlStore? store = setting.LearnersCommand is null ? null : workspace.OpenExisting();
            return Context.Settings.Of(setting, LearnersChoice.Of(setting, store)).Value;
        }
    }

    private sealed class SetValue : CliCommand
    {
        private readonly Argument<string> name = new("NAME") { Description = "Of a setting, or keys.SCREEN.ACTION." };
        private readonly Argument<string> value = new("VALUE") { Description = "Its new value; of keys several with blanks between them." };

        public SetValue(CommandContext context)
            : base("set", "Changes one line of the file, or adds it; everything else in it stays.", context, "dlquiz config set theme dark", "dlquiz config set rollover 03:00", "dlquiz config set keys.home.study \"enter s\"")
        {
            name.CompletionSources.Add(_ => KnownSettings.All.Select(setting => setting.Name));
            Add(name);
            Add(value);
        }

        public override bool MayMakeConfiguration => true;

        public override int Run(ParseResult parsed) => Change(Context, parsed, parsed.GetValue(name)!, parsed.GetValue(value));
    }

    private sealed class Unset : CliCommand
    {
        private readonly Argument<string> name = new("NAME") { Description = "Of a setting, or keys.SCREEN.ACTION." };

        public Unset(CommandContext context)
            : base("unset", "Takes one setting out of the file, so that its default counts.", context, "dlquiz config unset theme")
        {
            Add(name);
        }

        public override int Run(ParseResult parsed) => Change(Context, parsed, parsed.GetValue(name)!, null);
    }

    private sealed class Check : CliCommand
    {
        private readonly Argument<string?> file = new("FILE") { Description = "Another than your own.", Arity = ArgumentArity.ZeroOrOne };

        public Check(CommandContext context)
            : base("check", "Tells everything that is wrong with the file.", context, "dlquiz config check", "dlquiz config check ~/dotfiles/dlquiz.toml")
        {
            Add(file);
        }

        public override int Run(ParseResult parsed)
        {
            ConfigurationFile read = parsed.GetValue(file) is { } given ? ConfigurationFile.Load(Workspace.FullPath(given)) : Context.Settings.File;
            IReadOnlyList<Diagnostic> findings = parsed.GetValue(file) is null ? Context.Settings.Findings : read.Findings;
            foreach (Diagnostic finding in findings)
            {
                World.Error.Write(DiagnosticText.Render(finding, World.IsErrorColored));
            }

            World.Out.WriteLine(SafeText.Of(!read.Exists && findings.Count == 0 ? "There is no file: all settings are at their defaults."
                : findings.Count == 0 ? $"{Places.Near(read.Path)}: {Counted.Of(read.Settings.Length + read.Keys.Length, "setting")}, nothing wrong"
                : Counted.Of(findings.Count, "error")));
            return findings.Count > 0 ? ExitCodes.InputHasErrors : ExitCodes.Fine;
        }
    }

    private static string FileOf(CommandContext context) => context.Configuration.File
        ?? throw new UsageException("There is no home folder that could hold a configuration: name a file with --config or DLQUIZ_CONFIG.");

    private static int Change(CommandContext context, ParseResult parsed, string name, string? value)
    {
        string file = FileOf(context);
        if (ConfigurationChange.Set(file, name, value) is { } problem)
        {
            context.World.Error.WriteLine($"dlquiz: {SafeText.Of(problem.ToString())}");
            return ExitCodes.InputHasErrors;
        }

        if (KnownSettings.Find(name) is { } setting)
        {
            TellWhoDecides(context, parsed, setting);
        }

        return ExitCodes.Fine;
    }

    /// <summary>A change that has no effect, because somebody else decides, is told.</summary>
    private static void TellWhoDecides(CommandContext context, ParseResult parsed, Setting setting)
    {
        Settings now = context.Settings.Reloaded();
        using SqlStore? store = setting.LearnersCommand is null ? null : context.Workspace(parsed).OpenExisting();
        SettingInForce one = now.Of(setting, LearnersChoice.Of(setting, store));
        context.World.Out.WriteLine(SafeText.Of($"{setting.Name} = {one.Value}  {one.Origin.Words}"));
        if (one.Origin is Origin.Learner or Origin.Variable or Origin.CommandLine)
        {
            context.World.Error.WriteLine($"dlquiz: {one.Origin.Words} decides before the file.");
        }
    }
}
