using System.CommandLine;
using DLQuiz.Compute;
using DLQuiz.Core.Model;
using DLQuiz.Diagnostics;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz explain</c>: what a finding means and how to mend it.</summary>
internal sealed class ExplainCommand : CliCommand
{
    private const string Prefix = "DLQ";

    private readonly Argument<string?> code = new("CODE") { HelpName = "CODE", Description = "The code of a finding, such as DLQ203; without it all are listed.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<bool> docs = new("--docs") { Description = "The whole catalogue in Markdown, which is docs/diagnostics.md." };

    public ExplainCommand(CommandContext context)
        : base("explain", "Explains a finding of compile: why it is one, its cure, an example.", context,
            "dlquiz explain DLQ203",
            "dlquiz explain                       # every code")
    {
        code.CompletionSources.Add(_ => Rules.All.Select(rule => rule.Code));
        Add(code);
        Add(docs);
    }

    public override int Run(ParseResult parsed)
    {
        if (parsed.GetValue(docs))
        {
            DiagnosticGuide.Write(World.Out);
        }
        else if (parsed.GetValue(code) is { } given)
        {
            DiagnosticRule rule = Find(given);
            World.Out.Write($"{rule.Code} ");
            DiagnosticGuide.WriteEntry(World.Out, rule);
        }
        else
        {
            foreach (DiagnosticRule rule in Rules.All)
            {
                World.Out.WriteLine($"{rule.Code}  {rule.Severity.ToString().ToLowerInvariant(),-7}  {rule.Title}");
            }
        }

        return ExitCodes.Fine;
    }

    /// <summary>The prefix may be left out.</summary>
    private static DiagnosticRule Find(string given)
    {
        string wanted = given.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? given : Prefix + given;
        return Rules.Find(wanted) ?? throw new UsageException(Spelling.Nearest(wanted, Rules.All.Select(rule => rule.Code)) is { } near
            ? $"There is no finding {given}; did you mean {near}?"
            : $"There is no finding {given}; dlquiz explain lists all.");
    }
}
