using System.CommandLine;
using DLQuiz.LanguageServer;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz lsp</c>: help for an editor in which notes are written.</summary>
internal sealed class LspCommand(CommandContext context) : CliCommand(
    "lsp",
    "Serves an editor over standard input and output: the Language Server Protocol.",
    context,
    "dlquiz lsp    # an editor starts this; docs/authoring.md says how")
{
    public override int Run(ParseResult parsed)
    {
        using var input = new BufferedStream(World.OpenInput());
        using Stream output = World.OpenOutput();
        using var server = new Server(input, output, World.Error, World.Clock);
        return server.Run();
    }
}
