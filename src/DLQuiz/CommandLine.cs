using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DLQuiz.Commands;
using DLQuiz.Core.Model;

namespace DLQuiz;

/// <summary>From arguments to an exit code: the one place where errors of the outside world are caught.</summary>
internal static class CommandLine
{
    public static int Run(string[] args, World world)
    {
        CommandContext context = new(world);
        ParseResult parsed = Build(context).Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            return ReportUsage(parsed, world);
        }

        try
        {
            context.Configure(parsed);
            return parsed.Invoke(new InvocationConfiguration { Output = world.Out, Error = world.Error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException wrong)
        {
            world.Error.WriteLine($"dlquiz: {wrong.Message}");
            return ExitCodes.WrongUsage;
        }
        catch (Exception failure) when (failure is StoreException or IOException or UnauthorizedAccessException)
        {
            world.Error.WriteLine($"dlquiz: {failure.Message}");
            return ExitCodes.OutsideFailed;
        }
    }

    internal static RootCommand Build(CommandContext context)
    {
        var root = new RootCommand("Spaced repetition for technical subjects: notes become decks, numbers are drawn anew, answers are computed.");
        root.Add(context.Database);
        root.Add(context.Learner);
        root.Add(context.Plain);
        root.Add(context.ConfigurationFile);
        root.Add(context.Set);
        string[] examples = [];
        foreach (CliCommand command in CliCommand.All(context))
        {
            if (command is HomeCommand)
            {
                root.SetAction(command.Run);
                examples = command.Examples;
            }
            else
            {
                root.Add(command);
            }
        }

        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
        }

        return root;
    }

    private static int ReportUsage(ParseResult parsed, World world)
    {
        foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
        {
            world.Error.WriteLine($"dlquiz: {error.Message}");
        }

        string command = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
        world.Error.WriteLine($"See: dlquiz {command}--help");
        return ExitCodes.WrongUsage;
    }

    /// <summary>The usual help, then lines that can be copied and run.</summary>
    private sealed class HelpWithExamples(HelpAction usual, string[] ofRoot) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            if (parseResult.CommandResult.Command is CliCommand asked && asked.WriteHelp(parseResult))
            {
                return ExitCodes.Fine;
            }

            int code = usual.Invoke(parseResult);
            string[] examples = parseResult.CommandResult.Command is CliCommand command ? command.Examples : ofRoot;
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in examples)
            {
                output.WriteLine("  " + example);
            }

            return code;
        }
    }
}
