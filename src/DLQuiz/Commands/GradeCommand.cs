using System.CommandLine;
using DLQuiz.Exchange;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz grade --batch</c>: judges answers for scripts.</summary>
internal sealed class GradeCommand : CliCommand
{
    private readonly Argument<string?> file = new("FILE") { Description = "Lines to read; without it, or for -, the standard input.", Arity = ArgumentArity.ZeroOrOne };

    private readonly Option<bool> batch = new("--batch") { Description = "Read one JSON object a line: kind, key, given, and if need be tol, precision, ordered." };

    public GradeCommand(CommandContext context)
        : base("grade", "Judges answers against keys, one JSON line each, in order.", context,
            """echo '{"kind":"scalar","key":0.5,"given":"1/2"}' | dlquiz grade --batch""",
            """echo '{"kind":"list","key":[1,1.1],"given":"1.05 0.95","tol":{"abs":0.12}}' | dlquiz grade --batch""",
            "dlquiz grade --batch answers.jsonl")
    {
        Add(file);
        Add(batch);
    }

    public override int Run(ParseResult parsed)
    {
        if (!parsed.GetValue(batch))
        {
            throw new UsageException("grade reads JSON lines: say dlquiz grade --batch.");
        }

        string? path = parsed.GetValue(file);
        using TextReader? opened = path is null or "-" ? null : new StreamReader(path);
        return GradeLines.Run(opened ?? World.In, World.Out) == 0 ? ExitCodes.Fine : ExitCodes.InputHasErrors;
    }
}
