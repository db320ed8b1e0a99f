using System.CommandLine;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary>What every command is given.</summary>
/// <param name="World">The outside world.</param>
/// <param name="Database">The option that chooses the store.</param>
/// <param name="Learner">The option that says whose reviews.</param>
/// <param name="Plain">The option that asks for lines instead of screens.</param>
internal sealed record CommandContext(World World, Option<string?> Database, Option<string?> Learner, Option<bool> Plain)
{
    private const int LongestName = 100;

    /// <summary>Whether lines are asked for instead of screens.</summary>
    public bool IsPlain(ParseResult parsed) => parsed.GetValue(Plain);

    /// <summary>The learner's place as the arguments and the environment choose it.</summary>
    public Workspace Workspace(ParseResult parsed) =>
        new(World, StorePlace.Choose(parsed.GetValue(Database), World.Variable(StorePlace.Variable), StorePlace.Default), LearnerOf(parsed));

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
