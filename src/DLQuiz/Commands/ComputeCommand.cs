using System.CommandLine;
using DLQuiz.Compute.Operations;
using DLQuiz.Exchange;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz compute</c>: one operation of the reference module, or many through a pipe.</summary>
internal sealed class ComputeCommand : CliCommand
{
    private readonly Argument<string[]> words = new("NAME")
    {
        Description = "The operation, and its arguments as --ARGUMENT VALUE; a value is a formula: 0.1, [1,2,3], 2^-5.",
        HelpName = "NAME [--ARGUMENT VALUE]...",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> trace = new("--trace") { Description = "The steps on the way to the outputs, as a person computes them." };
    private readonly Option<bool> json = new("--json") { Description = "JSON: tensors as in --batch; with --list one line an operation." };
    private readonly Option<bool> list = new("--list", "-l") { Description = "Every operation by family, with what it computes." };
    private readonly Option<bool> batch = new("--batch") { Description = "JSON lines {\"op\", \"inputs\", \"params\"} on standard input, one line of outputs or error for each." };
    private readonly Option<bool> docs = new("--docs") { Description = "The reference of all operations in Markdown, which is docs/operations.md." };

    public ComputeCommand(CommandContext context)
        : base("compute", "Computes an operation of the reference module.", context,
            "dlquiz compute --list                                   # what there is",
            "dlquiz compute batch_norm_train --help                  # what it takes, its formula, examples",
            "dlquiz compute batch_norm_train --x \"[1,2,3,6]\" --trace # outputs, and the steps to them",
            "dlquiz compute softmax --x \"[1,2,3]\" --json             # for a script",
            "dlquiz compute --batch < requests.jsonl                 # many in one process")
    {
        // Built only when a shell asks for them: a start of the program makes no operation.
        words.CompletionSources.Add(asked => ComputeWords.Completions(asked.ParseResult.GetValue(words) ?? []));
        Add(words);
        Add(trace);
        Add(json);
        Add(list);
        Add(batch);
        Add(docs);
    }

    public override int Run(ParseResult parsed)
    {
        string[] given = parsed.GetValue(words) ?? [];
        bool asJson = parsed.GetValue(json);
        if (given.Length > 0)
        {
            Operation operation = ComputeWords.FindOperation(given[0]);
            return ComputeAnswer.Print(World, operation, ComputeWords.ReadArguments(operation, given.AsSpan(1)), parsed.GetValue(trace), asJson);
        }

        if (parsed.GetValue(batch))
        {
            LineBatch.Run(World.In, World.Out, ComputeLine.Answer);
        }
        else if (parsed.GetValue(list))
        {
            OperationHelp.List(World.Out, asJson);
        }
        else if (parsed.GetValue(docs))
        {
            OperationGuide.Write(World.Out);
        }
        else
        {
            throw new UsageException("Name an operation, as in dlquiz compute softmax --x \"[1,2,3]\"; dlquiz compute --list shows all.");
        }

        return ExitCodes.Fine;
    }

    public override bool WriteHelp(ParseResult parsed)
    {
        if (parsed.GetValue(words) is not [string name, ..])
        {
            return false;
        }

        OperationHelp.Write(World.Out, ComputeWords.FindOperation(name));
        return true;
    }
}
