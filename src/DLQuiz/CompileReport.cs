using System.Collections.Immutable;
using System.Globalization;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;
using DLQuiz.Diagnostics;
using DLQuiz.Exchange;
using DLQuiz.Terminal.Text;

namespace DLQuiz;

/// <summary>Tells a person or a script what a compile came to.</summary>
internal interface ICompileReport
{
    /// <param name="compilation">Of one source.</param>
    /// <param name="isApplied">False for a dry run.</param>
    void Write(Compilation compilation, bool isApplied);

    /// <summary>Of what was saved while watching: only that.</summary>
    /// <param name="compilation">Its findings are those of the files that were opened.</param>
    /// <param name="isApplied">False for a dry run.</param>
    /// <param name="when">The learner's time.</param>
    void WriteSaved(Compilation compilation, bool isApplied, DateTimeOffset when);

    /// <summary>Called once, after the last source.</summary>
    void Finish();
}

/// <summary>Findings on standard error, each at its place; the plan on standard output.</summary>
internal sealed class TextCompileReport(World world, Detail detail, bool isStrict) : ICompileReport
{
    /// <summary>More lines of one kind than a screen shows help nobody.</summary>
    private const int Most = 20;

    /// <summary>Files of one save that are named.</summary>
    private const int MostNames = 3;

    public void Write(Compilation compilation, bool isApplied)
    {
        new FindingsText(world, detail, isStrict).Write(compilation.Diagnostics, compilation.Plan.Source);
        if (detail != Detail.Quiet)
        {
            CompilePlan plan = compilation.Plan;
            world.Out.WriteLine($"{SafeText.Of(plan.Source.Root)}: {Counted(plan.NoteCount, "note")}, {Counted(plan.CardCount, "card")}");
            WriteChanges(plan);
        }

        world.Out.WriteLine(Summary(compilation.Plan, isApplied));
    }

    public void WriteSaved(Compilation compilation, bool isApplied, DateTimeOffset when)
    {
        new FindingsText(world, detail, isStrict).Write(compilation.Diagnostics, compilation.Plan.Source);
        if (detail != Detail.Quiet)
        {
            WriteChanges(compilation.Plan);
        }

        ImmutableArray<string> files = compilation.Plan.Opened;
        string named = string.Join(", ", files.Take(MostNames)) + (files.Length > MostNames ? $" and {files.Length - MostNames} more" : "");
        world.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{when:HH:mm:ss} {SafeText.Of(named)}: {Summary(compilation.Plan, isApplied)}"));
    }

    public void Finish()
    {
    }

    private void WriteChanges(CompilePlan plan)
    {
        foreach (ChangeKind kind in new[] { ChangeKind.New, ChangeKind.Edited, ChangeKind.Moved, ChangeKind.Returned })
        {
            WriteCards(kind.ToString().ToLowerInvariant(), [.. plan.Cards.Where(change => change.Kind == kind).Select(change => change.Card)]);
        }

        WriteCards("gone", plan.Gone);
    }

    private static string Summary(CompilePlan plan, bool isApplied)
    {
        string counts = $"{plan.Count(ChangeKind.New)} new, {plan.Count(ChangeKind.Edited)} edited, {plan.Count(ChangeKind.Moved)} moved, "
            + $"{plan.Count(ChangeKind.Returned)} returned, {plan.Gone.Length} gone, {plan.Count(ChangeKind.Unchanged)} unchanged";
        return isApplied ? counts : counts + " (dry run: nothing stored)";
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private void WriteCards(string kind, IReadOnlyList<Card> cards)
    {
        foreach (Card card in cards.Take(Most))
        {
            world.Out.WriteLine($"  {kind,-8} {SafeText.Of($"{card.Span.File}:{card.Span.Line}")}  {FirstLine(card.Front)}");
        }

        if (cards.Count > Most)
        {
            world.Out.WriteLine($"  {kind,-8} … and {cards.Count - Most} more");
        }
    }

    private static string FirstLine(string front)
    {
        const int Columns = 60;
        string line = SafeText.Of(front.Split('\n', 2)[0]);
        return Cells.Width(line) <= Columns ? line : Cells.Take(line, Columns - 1) + "…";
    }
}

/// <summary>Everything as JSON lines on standard output.</summary>
internal sealed class JsonCompileReport(TextWriter output) : ICompileReport
{
    public void Write(Compilation compilation, bool isApplied)
    {
        foreach (Diagnostic diagnostic in compilation.Diagnostics)
        {
            DiagnosticLines.Write(output, Places.Shown(diagnostic, compilation.Plan.Source));
        }

        PlanLine.Write(output, compilation.Plan, isApplied);
    }

    public void WriteSaved(Compilation compilation, bool isApplied, DateTimeOffset when)
    {
        foreach (Diagnostic diagnostic in compilation.Diagnostics)
        {
            DiagnosticLines.Write(output, Places.Shown(diagnostic, compilation.Plan.Source));
        }

        PlanLine.Write(output, compilation.Plan, isApplied, compilation.Plan.Opened);
    }

    public void Finish()
    {
    }
}
