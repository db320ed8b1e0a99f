using System.Text;
using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Blocks;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Kinds;

/// <summary>A fenced block named <c>quiz</c>.</summary>
internal sealed class NumericKind : NotePass
{
    public override void Run(NoteReading reading)
    {
        foreach (FencedCodeBlock fence in reading.Document.Descendants<FencedCodeBlock>().Where(QuizFence.Is))
        {
            string yaml = TextOf(fence);
            (int line, int column) = PlaceOf(fence, reading.Source);
            QuestionReading question = QuestionReader.Read(yaml, reading.Source.File, line, column);
            foreach (Diagnostic diagnostic in question.Diagnostics)
                reading.Report(reading.Source.Report(diagnostic.Rule, diagnostic.Message, diagnostic.Span));
            if (question.Question is { } asked)
                reading.Drafts.Add(new Draft(CardKind.Numeric, fence.Span.Start, fence.Span.End, asked.Ask.Markdown.Trim(), asked.Formulas, reading.PathAt(fence.Span.Start), Id: asked.Id, Question: yaml));
        }
    }

    private static string TextOf(FencedCodeBlock fence)
    {
        var text = new StringBuilder();
        for (int i = 0; i < fence.Lines.Count; i++)
            text.Append(fence.Lines.Lines[i].Slice.AsSpan()).Append('\n');
        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Line and column of the first line inside the fence, less the indentation that the fence takes off.</summary>
    private static (int Line, int Column) PlaceOf(FencedCodeBlock fence, SourceText source)
    {
        int line = source.LineOf(fence.Span.Start) + 1;
        int column = fence.Lines.Count > 0 ? source.At(fence.Lines.Lines[0].Slice.Start).Column : 1;
        return (line, column);
    }
}
