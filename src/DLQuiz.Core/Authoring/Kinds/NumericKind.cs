using System.Collections.Immutable;
using System.Text;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Checks;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>A fenced block named <c>quiz</c>.</summary>
internal sealed class NumericKind : NotePass
{
    /// <summary>Draws that trying out the blocks of one note may take.</summary>
    private const int MostVariants = 4_000;

    public override void Run(NoteReading reading)
    {
        FencedCodeBlock[] fences = [.. reading.Blocks.OfType<FencedCodeBlock>().Where(QuizFence.Is)];
        int variants = Math.Clamp(MostVariants / Math.Max(1, fences.Length), 1, QuestionChecks.DefaultVariants);
        foreach (FencedCodeBlock fence in fences)
            Read(fence, variants, reading);
    }

    private static void Read(FencedCodeBlock fence, int variants, NoteReading reading)
    {
        string yaml = TextOf(fence);
        (int line, int column) = PlaceOf(fence, reading.Source);
        QuestionReading read = QuestionReader.Read(yaml, reading.Source.File, line, column);
        ImmutableArray<Diagnostic> findings = read.Question is null
            ? read.Diagnostics
            : [.. read.Diagnostics, .. QuestionChecks.Check(read.Question, null, variants)];
        foreach (Diagnostic finding in findings)
            reading.Report(reading.Source.Report(finding.Rule, finding.Message, finding.Span) with { Replacement = finding.Replacement });
        if (read.Question is not { } question || findings.Any(finding => finding.Severity == Severity.Error))
            return;
        string front = question.Ask.Markdown.Trim().Normalize(NormalizationForm.FormC);
        reading.Drafts.Add(new Draft(CardKind.Numeric, fence.Span.Start, fence.Span.End, front, question.Formulas, reading.PathAt(fence.Span.Start), Id: question.Id, Question: yaml));
    }

    private static string TextOf(FencedCodeBlock fence)
    {
        var text = new StringBuilder();
        for (int i = 0; i < fence.Lines.Count; i++)
            text.Append(fence.Lines.Lines[i].Slice.AsSpan()).Append('\n');
        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Line and column of the first line inside the fence, less the indentation that the fence takes off; of the fence itself when nothing is inside.</summary>
    private static (int Line, int Column) PlaceOf(FencedCodeBlock fence, SourceText source)
    {
        Model.SourceSpan opening = source.At(fence.Span.Start);
        if (Enumerable.Range(0, fence.Lines.Count).All(i => fence.Lines.Lines[i].Slice.AsSpan().IsWhiteSpace()))
            return (opening.Line, opening.Column);
        int line = opening.Line + 1;
        int column = fence.Lines.Count > 0 ? source.At(fence.Lines.Lines[0].Slice.Start).Column : 1;
        return (line, column);
    }
}
