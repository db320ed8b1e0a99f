using System.CommandLine;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz cards</c>: what the notes give, card by card, without storing anything.</summary>
internal sealed class CardsCommand : CliCommand
{
    private readonly Argument<string?> path = new("PATH")
    {
        Description = "A folder of notes, or one note; without it every place compiled before, and the decks that ship.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> json = new("--json") { Description = "One JSON line a card: id, kind, deck, front, back, file, line." };

    public CardsCommand(CommandContext context)
        : base("cards", "Lists the cards that notes give; stores nothing.", context,
            "dlquiz cards note.md",
            "dlquiz cards ~/notes --json | jq -r .front")
    {
        Add(path);
        Add(json);
    }

    public override int Run(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        using SqlStore? store = workspace.OpenExisting();
        string? only = parsed.GetValue(path) is { } given ? Workspace.FullPath(given) : null;
        IReadOnlyList<Source> sources = only is null ? workspace.Sources(store) : [workspace.SourceAt(only, store)];
        int code = ExitCodes.Fine;
        foreach (Source source in sources)
        {
            code = Math.Max(code, List(source, only ?? source.Root, store, parsed.GetValue(json)));
        }

        return code;
    }

    private int List(Source source, string only, SqlStore? store, bool asJson)
    {
        Compilation compilation;
        try
        {
            compilation = new SourceCompiler(World.Clock) { Everything = true }.Compile(source, NoteFolder.Find(source), store);
        }
        catch (SourceException unreadable)
        {
            World.Error.WriteLine($"dlquiz: {unreadable.Message}");
            return ExitCodes.InputHasErrors;
        }

        Write([.. compilation.Plan.Cards.Select(change => change.Card).Where(card => Places.IsUnder(card.Span.File, source, only))], asJson);
        Diagnostic[] errors = [.. compilation.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error && Places.IsUnder(diagnostic.Span.File, source, only))];
        foreach (Diagnostic error in errors)
        {
            World.Error.Write(DiagnosticText.Render(Places.Shown(error, source)));
        }

        return errors.Length > 0 ? ExitCodes.InputHasErrors : ExitCodes.Fine;
    }

    private void Write(IReadOnlyList<Card> cards, bool asJson)
    {
        if (asJson)
        {
            CardLines.Write(World.Out, cards);
            return;
        }

        foreach (Card card in cards)
        {
            World.Out.WriteLine(SafeText.Of($"{card.Span.File}:{card.Span.Line}: {CardKinds.Of(card.Kind).Name}: {card.Front.ReplaceLineEndings(" ")}"));
        }
    }
}
