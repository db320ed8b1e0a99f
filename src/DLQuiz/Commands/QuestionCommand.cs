using System.CommandLine;
using System.Globalization;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Plots;
using DLQuiz.Exchange;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Commands;

/// <summary><c>dlquiz question</c>: what a quiz block asks, before anyone is asked.</summary>
internal sealed class QuestionCommand : CliCommand
{
    private const int MostSamples = 10_000;

    private const int PictureWidth = 72;

    private readonly Argument<string> note = new("FILE[#ID]") { Description = "A note with quiz blocks, and if need be the id of one of them." };

    private readonly Option<ulong> seed = new("--seed") { Description = "Which variant: the same seed gives the same numbers everywhere.", DefaultValueFactory = _ => 1, HelpName = "N" };

    private readonly Option<int?> sample = new("--sample") { Description = "A table of so many variants, from the seed on.", HelpName = "N" };

    private readonly Option<bool> json = new("--json") { Description = "One JSON line a variant." };

    public QuestionCommand(CommandContext context)
        : base("question", "Shows variants of a quiz block with keys, misconceptions and steps; stores nothing.", context,
            "dlquiz question note.md",
            "dlquiz question note.md#bn-first --seed 7",
            "dlquiz question note.md#bn-first --sample 20",
            "dlquiz question note.md --sample 1000 --json | jq -c .params")
    {
        Add(note);
        Add(seed);
        Add(sample);
        Add(json);
    }

    public override int Run(ParseResult parsed)
    {
        int? count = parsed.GetValue(sample);
        if (count is < 1 or > MostSamples)
        {
            throw new UsageException($"--sample takes 1 to {MostSamples}.");
        }

        (string path, string? id) = Split(parsed.GetValue(note)!);
        CompiledNote compiled = NoteCompiler.Compile(NoteFolder.Read(NoteFile.Of(Path.GetFileName(path), path)));
        Diagnostic[] errors = [.. compiled.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)];
        foreach (Diagnostic error in errors)
        {
            World.Error.Write(DiagnosticText.Render(error));
        }

        Question[] questions = [.. Find(compiled, path, id, errors.Length > 0).Select(card => QuestionReader.ReadCompiled(card.Question!, compiled.Note.Settings.Language))];
        foreach (Question question in questions)
        {
            Show(question, parsed.GetValue(seed), count, parsed.GetValue(json));
        }

        return errors.Length == 0 ? ExitCodes.Fine : ExitCodes.InputHasErrors;
    }

    /// <summary>A file may have a # in its name; an id is what follows the last one when there is no such file.</summary>
    private static (string Path, string? Id) Split(string argument)
    {
        int hash = argument.LastIndexOf('#');
        if (!File.Exists(argument) && hash > 0)
        {
            return (Existing(argument[..hash]), argument[(hash + 1)..]);
        }

        return (Existing(argument), null);
    }

    private static string Existing(string path) => File.Exists(path) ? path : throw new UsageException($"There is no file {path}.");

    private static Card[] Find(CompiledNote compiled, string path, string? id, bool hasErrors)
    {
        Card[] numeric = [.. compiled.Cards.Where(card => card.Question is not null)];
        Card[] found = id is null ? numeric : [.. numeric.Where(card => card.Id == id)];
        if (found.Length > 0 || hasErrors)
        {
            return found;
        }

        string known = string.Join(", ", numeric.Select(card => card.Id).OfType<string>());
        throw new UsageException(numeric.Length == 0 ? $"{path} has no quiz block." : $"{path} has no quiz block with the id {id}; {(known.Length == 0 ? "none has one" : $"there are {known}")}.");
    }

    private void Show(Question question, ulong from, int? count, bool asJson)
    {
        if (!asJson && count is not null)
        {
            ShowTable(question, from, count.Value);
            return;
        }

        for (ulong offset = 0; offset < (ulong)(count ?? 1); offset++)
        {
            Variant variant = Variant.Draw(question, unchecked(from + offset));
            if (asJson)
            {
                QuestionLines.Write(World.Out, variant);
            }
            else
            {
                ShowOne(variant);
            }
        }
    }

    private void ShowTable(Question question, ulong from, int count)
    {
        List<string[]> rows = [["seed", .. question.Parameters.Select(parameter => parameter.Name), .. question.Parts.Select(part => part.Name)]];
        for (ulong offset = 0; offset < (ulong)count; offset++)
        {
            Variant variant = Variant.Draw(question, unchecked(from + offset));
            rows.Add([variant.Seed.ToString(CultureInfo.InvariantCulture), .. question.Parameters.Select(parameter => NumberText.Exact(variant.Names[parameter.Name])), .. variant.Keys.Select(key => key.Shown)]);
        }

        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Cells.Width(row[column])))];
        foreach (string[] row in rows)
        {
            Say(string.Join("  ", row.Select((cell, column) => cell + new string(' ', widths[column] - Cells.Width(cell)))).TrimEnd());
        }
    }

    private void ShowOne(Variant variant)
    {
        Say($"── {variant.Question.Id ?? "question"} · seed {variant.Seed}");
        Say(variant.Ask.TrimEnd());
        Draw(variant.Plots);
        for (int part = 0; part < variant.Keys.Length; part++)
        {
            PartKey key = variant.Keys[part];
            string name = variant.Keys.Length == 1 ? "" : $"({key.Part.Name}) ";
            Say("");
            Say($"{name}{variant.PartAsk(part)}".TrimEnd() is { Length: > 0 } asked ? asked : "answer");
            Say($"  expects {key.Form.Description}");
            Say($"  key {key.Shown}");
            foreach (MistakenAnswer mistaken in variant.Mistakes(part).Where(mistaken => mistaken.Shown is not null || mistaken.Misconception.Standard is null))
            {
                Say($"  wrong {mistaken.Misconception.Name}: {mistaken.Shown ?? "cannot be computed here"}{(mistaken.IsToldApart || mistaken.Shown is null ? "" : " (not told apart here)")} => {mistaken.Sentence}");
            }
        }

        for (int hint = 0; hint < variant.Question.Hints.Length; hint++)
        {
            Say($"hint {hint + 1}: {variant.Hint(hint)}");
        }

        if (variant.Steps is { } steps)
        {
            Say("steps:");
            Say(steps.TrimEnd());
        }

        Draw(variant.StepsPlots);
    }

    private void Draw(IEnumerable<Plot> plots)
    {
        foreach (Plot plot in plots)
        {
            World.Out.WriteLine();
            foreach (Line line in PlotPictures.Of(plot).DrawWithin(PictureWidth, !Simulation.IsUnicode(World.Variable)))
            {
                World.Out.WriteLine(line.Text.TrimEnd());
            }
        }
    }

    private void Say(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            World.Out.WriteLine(SafeText.Of(line.TrimEnd('\r')));
        }
    }
}
