using System.CommandLine;
using DLQuiz.Configuration;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary>What every command is given, and the global options.</summary>
internal sealed class CommandContext(World world)
{
    private const int LongestName = 100;

    private bool hasTold;
    private Settings? settings;

    /// <summary>The outside world, with the learner's time zone once the configuration is read.</summary>
    public World World { get; private set; } = world;

    /// <summary>As the configuration has them.</summary>
    public Settings Settings => settings ??= Settings.Defaults(World);

    public ConfigurationPlace Configuration { get; private set; } = new(null, IsNamed: false);

    public Option<string?> Database { get; } = new("--db")
    {
        Description = "Where decks and history are: a file, or a PostgreSQL server as \"Host=…\" or postgresql://… (otherwise DLQUIZ_DB, otherwise a file of your own).",
        HelpName = "PLACE",
        Recursive = true,
    };

    public Option<string?> Learner { get; } = new("--learner")
    {
        Description = "Whose reviews (otherwise the only learner of the file, on a server your user name); a new name begins a history of its own.",
        HelpName = "NAME",
        Recursive = true,
    };

    public Option<string?> ConfigurationFile { get; } = new("--config")
    {
        Description = "The file with your settings (otherwise DLQUIZ_CONFIG, otherwise a file of your own: dlquiz config path).",
        HelpName = "FILE",
        Recursive = true,
    };

    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "A setting for this run, as theme=none; dlquiz config lists them.",
        HelpName = "NAME=VALUE",
        Recursive = true,
    };

    public Option<bool> Plain { get; } = new("--plain")
    {
        Description = "Lines instead of screens, nothing but words: for screen readers, pipes and scripts.",
        Recursive = true,
    };

    /// <summary>Whether lines are asked for instead of screens, on the command line or in the configuration.</summary>
    public bool IsPlain(ParseResult parsed) => parsed.GetValue(Plain) || Settings.IsPlain;

    /// <summary>Reads the configuration, before any command does anything.</summary>
    /// <exception cref="UsageException">The options are wrong.</exception>
    public void Configure(ParseResult parsed)
    {
        Configuration = ConfigurationPlace.Choose(parsed.GetValue(ConfigurationFile), World);
        bool isMade = parsed.CommandResult.Command is CliCommand { MayMakeConfiguration: true };
        settings = Settings.Load(World, Configuration with { IsNamed = Configuration.IsNamed && !isMade }, parsed.GetValue(Set) ?? []);
        World = World with { Zone = settings.Zone };
        World.Speak(settings.Language);
    }

    /// <summary>The learner's place as the arguments and the environment choose it; what is wrong with the configuration is told.</summary>
    public Workspace Workspace(ParseResult parsed)
    {
        TellFindings();
        return new(World, StorePlace.Choose(parsed.GetValue(Database), World.Variable(StorePlace.Variable), StorePlace.Default), LearnerOf(parsed), Settings);
    }

    /// <summary>Once, on standard error: what is wrong with the configuration.</summary>
    /// <returns>Whether something is.</returns>
    public bool TellFindings()
    {
        if (!hasTold)
        {
            hasTold = true;
            foreach (Diagnostic finding in Settings.Findings)
            {
                World.Error.Write(DiagnosticText.Render(finding, World.IsErrorColored));
            }
        }

        return Settings.Findings.Length > 0;
    }

    /// <summary>Makes a backup before a change, and says where; a server's backups are its own tools'.</summary>
    public void BackUp(SqlStore store, BackupReason reason) => World.Error.WriteLine(store.Backups is { } backups
        ? $"dlquiz: the store as it was is in {SafeText.Of(backups.Make(reason).File)}"
        : "dlquiz: no backup is made of a server; pg_dump does that.");

    private string? LearnerOf(ParseResult parsed) =>
        parsed.GetValue(Learner) is { } given ? CheckName(given, "--learner") : null;

    /// <summary>A learner's name without spaces around it.</summary>
    /// <exception cref="UsageException">It is empty, endless, or not to be read.</exception>
    public static string CheckName(string given, string option) =>
        given.Trim() is { Length: > 0 and <= LongestName } name && !name.Any(char.IsControl)
            ? name
            : throw new UsageException($"{option} needs a name of 1 to {LongestName} characters.");
}

/// <summary>One command; a file in this folder with a class like this is all that a new one needs.</summary>
internal abstract class CliCommand : Command
{
    /// <param name="name">The word on the command line.</param>
    /// <param name="summary">One sentence for the help.</param>
    /// <param name="context">What to work with.</param>
    /// <param name="examples">Lines for the help that can be run as they are; at least one.</param>
    protected CliCommand(string name, string summary, CommandContext context, params string[] examples)
        : base(name, summary)
    {
        Context = context;
        Examples = examples;
        SetAction(Run);
    }

    public string[] Examples { get; }

    /// <summary>Whether the file that <c>--config</c> names may still be missing.</summary>
    public virtual bool MayMakeConfiguration => false;

    protected CommandContext Context { get; }

    protected World World => Context.World;

    /// <summary>Every command of this assembly, by name; those within another command are its own.</summary>
    public static IReadOnlyList<CliCommand> All(CommandContext context) =>
    [
        .. typeof(CliCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CliCommand)) && !type.IsNested)
            .Select(type => (CliCommand)Activator.CreateInstance(type, context)!)
            .OrderBy(command => command.Name, StringComparer.Ordinal),
    ];

    /// <summary>Does the work and returns the exit code.</summary>
    public abstract int Run(ParseResult parsed);

    /// <summary>Writes a help of its own for these arguments; false when the usual one serves.</summary>
    public virtual bool WriteHelp(ParseResult parsed) => false;
}
