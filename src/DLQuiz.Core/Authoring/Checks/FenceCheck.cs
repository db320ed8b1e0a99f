using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Fences and comments that swallow the rest of the note, and fences that are almost quiz blocks.</summary>
internal sealed class FenceCheck : NotePass
{
    private const int MostEdits = 2;

    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        int last = reading.Source.Text.AsSpan().TrimEnd().Length - 1;
        foreach (LeafBlock block in reading.Document.Descendants<LeafBlock>())
        {
            if (block is CommentBlock { IsClosed: false })
                reading.Report(Rules.UnclosedComment, "This comment runs to the end of the note.", block.Span.Start, 4);
            if (block is not FencedCodeBlock fence)
                continue;
            if (fence.ClosingFencedCharCount == 0 && fence.Span.End >= last)
                reading.Report(Rules.UnclosedFence, $"This {(fence is MathBlock ? "formula" : "code")} runs to the end of the note.", fence.Span.Start, fence.OpeningFencedCharCount);
            if (IsAlmostQuiz(fence.Info))
                reading.Report(Rules.AlmostAQuizBlock, $"“{fence.Info}” is not {QuizFence.Name}: this block gives no card.", fence.Span.Start + fence.OpeningFencedCharCount, fence.Info!.Length);
        }
    }

    private static bool IsAlmostQuiz(string? info) =>
        info is { Length: > 2 and <= 8 } && info != QuizFence.Name && info[0] is 'q' or 'Q' && EditDistance.Between(info.ToLowerInvariant(), QuizFence.Name) <= MostEdits;
}
