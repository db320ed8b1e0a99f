using System.CommandLine;
using System.Globalization;
using DLQuiz.Core.Authoring.Edits;
using DLQuiz.Exchange;
using DLQuiz.Storage;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz suggest</c>: what plain notes say that is likely a card, and writing it down as one.</summary>
internal sealed class SuggestCommand : CliCommand
{
    private readonly Argument<string?> path = new("PATH")
    {
        Description = "A folder of notes, or one note; without it every place compiled before.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string[]> accept = new("--accept") { Description = "Write these suggestions into their notes as Q: and A:, or C:.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> all = new("--all") { Description = "Write all suggestions of PATH." };
    private readonly Option<double> least = new("--min") { Description = "Leave out what is less sure than this, 0 to 1.", HelpName = "CONFIDENCE" };
    private readonly Option<bool> dryRun = new("--dry-run", "-n") { Description = "Show what would be written as a diff; write nothing." };
    private readonly Option<bool> json = new("--json") { Description = "One JSON line a suggestion: id, file, line, column, confidence, kind, front, back." };

    public SuggestCommand(CommandContext context)
        : base("suggest", "Lists likely cards in plain notes, and writes the accepted ones as explicit cards.", context,
            "dlquiz suggest ~/notes",
            "dlquiz suggest note.md --accept 1f0c22ab 83d5e70c",
            "dlquiz suggest note.md --all --dry-run    # look at the diff first")
    {
        Add(path);
        Add(accept);
        Add(all);
        Add(least);
        Add(dryRun);
        Add(json);
    }

    public override int Run(ParseResult parsed)
    {
        string[] ids = parsed.GetValue(accept) ?? [];
        if (parsed.GetValue(all) && parsed.GetValue(path) is null)
        {
            throw new UsageException("--all writes into every note of PATH: name it.");
        }

        if (parsed.GetValue(all) && ids.Length > 0)
        {
            throw new UsageException("--all and --accept exclude each other.");
        }

        (EditableNote Note, Suggestion[] Found)[] notes = [.. Notes(parsed).Select(note => (note, Found(note, parsed.GetValue(least)))).Where(pair => pair.Item2.Length > 0)];
        if (!parsed.GetValue(all) && ids.Length == 0)
        {
            return List(notes, parsed.GetValue(json));
        }

        Resolve(ids, notes);
        int code = ExitCodes.Fine;
        foreach ((EditableNote note, Suggestion[] found) in notes)
        {
            Suggestion[] chosen = [.. found.Where(suggestion => ids.Length == 0 || ids.Contains(suggestion.Id))];
            code = Math.Max(code, chosen.Length == 0 ? ExitCodes.Fine : Accept(note, chosen, parsed.GetValue(dryRun)));
        }

        return code;
    }

    private IEnumerable<EditableNote> Notes(ParseResult parsed)
    {
        Workspace workspace = Context.Workspace(parsed);
        using SqlStore? store = workspace.OpenExisting();
        if (parsed.GetValue(path) is { } given)
        {
            string only = Workspace.FullPath(given);
            return EditableNote.Under(workspace.SourceAt(only, store), only);
        }

        return workspace.Sources(store).Where(source => source.Name != Workspace.Shipped).SelectMany(source => EditableNote.Under(source, source.Root));
    }

    private static Suggestion[] Found(EditableNote note, double least) => [.. Suggestions.Of(note.Text).Where(suggestion => suggestion.Confidence >= least)];

    private int List((EditableNote Note, Suggestion[] Found)[] notes, bool asJson)
    {
        foreach ((EditableNote note, Suggestion[] found) in notes)
        {
            foreach (Suggestion suggestion in found)
            {
                if (asJson)
                {
                    WriteJson(note, suggestion);
                }
                else
                {
                    string confidence = suggestion.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
                    World.Out.WriteLine($"{SafeText.Of(Places.Near(note.File))}:{suggestion.Span.Line}: {suggestion.Id} {confidence} {Short(suggestion.Front)} → {Short(suggestion.Back)}");
                }
            }
        }

        return ExitCodes.Fine;
    }

    private void WriteJson(EditableNote note, Suggestion suggestion) => JsonLines.Write(World.Out, line =>
    {
        line.WriteString("id", suggestion.Id);
        line.WriteString("file", Places.Near(note.File));
        line.WriteNumber("line", suggestion.Span.Line);
        line.WriteNumber("column", suggestion.Span.Column);
        line.WriteNumber("confidence", Math.Round(suggestion.Confidence, 2));
        line.WriteString("kind", suggestion.Kind.ToString().ToLowerInvariant());
        line.WriteString("front", suggestion.Front);
        line.WriteString("back", suggestion.Back);
    });

    /// <exception cref="UsageException">An id names no suggestion, or two.</exception>
    private static void Resolve(string[] ids, (EditableNote Note, Suggestion[] Found)[] notes)
    {
        foreach (string id in ids)
        {
            string[] files = [.. notes.Where(pair => pair.Found.Any(suggestion => suggestion.Id == id)).Select(pair => pair.Note.File)];
            if (files.Length == 0)
            {
                throw new UsageException($"No suggestion has the id {id}; dlquiz suggest lists them.");
            }

            if (files.Length > 1)
            {
                throw new UsageException($"The id {id} is in {files[0]} and in {files[1]}: name one of them as PATH.");
            }
        }
    }

    private int Accept(EditableNote note, Suggestion[] chosen, bool isDry)
    {
        string file = SafeText.Of(Places.Near(note.File));
        if (Suggestions.Accept(note.Text, chosen) is null)
        {
            World.Error.WriteLine($"dlquiz: {file}: written down, these suggestions would change other cards; accept them one by one.");
            return ExitCodes.InputHasErrors;
        }

        TextEdit[] edits = [.. chosen.SelectMany(suggestion => suggestion.Edits)];
        if (isDry)
        {
            WriteDiff(World.Out, file, note, edits);
            return ExitCodes.Fine;
        }

        note.Write(edits);
        World.Out.WriteLine($"{file}: {chosen.Length} accepted");
        return ExitCodes.Fine;
    }

    /// <summary>A unified diff without context; nothing in it acts on a terminal.</summary>
    public static void WriteDiff(TextWriter output, string file, EditableNote note, IEnumerable<TextEdit> edits)
    {
        output.WriteLine($"--- {file}");
        output.WriteLine($"+++ {file}");
        foreach (string line in EditDiff.Of(note.Text.Text, edits))
        {
            output.WriteLine(SafeText.Of(line));
        }
    }

    private static string Short(string text)
    {
        const int Columns = 44;
        string line = SafeText.Of(text.Split('\n', 2)[0]);
        return Cells.Width(line) <= Columns ? line : Cells.Take(line, Columns - 1) + "…";
    }
}
