using DLQuiz.Compute;
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
        foreach (LeafBlock block in reading.Blocks.OfType<LeafBlock>())
        {
            if (block is CommentBlock { IsClosed: false })
                reading.Report(Rules.UnclosedComment, "This comment runs to the end of the note.", block.Span.Start, 4);
            if (block is not FencedCodeBlock fence)
                continue;
            if (RunsToTheEnd(fence, reading.Source.Text))
            {
                // What holds the fence holds the rest of the note too: not what its author wrote there.
                reading.Drafts.RemoveAll(draft => draft.Start <= fence.Span.Start && fence.Span.Start <= draft.End);
                reading.Report(Rules.UnclosedFence, $"This {(fence is MathBlock ? "formula" : "code")} runs to the end of the note.", fence.Span.Start, fence.OpeningFencedCharCount);
            }

            if (IsAlmostQuiz(fence.Info))
                reading.Report(reading.Source.Report(Rules.AlmostAQuizBlock, $"“{fence.Info}” is not {QuizFence.Name}: this block gives no card.", fence.Span.Start + fence.OpeningFencedCharCount, fence.Info!.Length) with { Replacement = QuizFence.Name });
        }
    }

    private static bool RunsToTheEnd(FencedCodeBlock fence, string text)
    {
        int end = fence.Lines.Count > 0 ? fence.Lines.Lines[fence.Lines.Count - 1].Slice.End + 1 : text.AsSpan(fence.Span.Start).IndexOfAny('\r', '\n') is var line && line < 0 ? text.Length : fence.Span.Start + line;
        return fence.ClosingFencedCharCount == 0 && text.AsSpan(Math.Clamp(end, 0, text.Length)).Trim().IsEmpty;
    }

    private static bool IsAlmostQuiz(string? info)
    {
        string name = (info ?? "").Trim('{', '}', '.', ':').ToLowerInvariant();
        return name.Length is > 2 and <= 8 && info != QuizFence.Name && name[0] == 'q' && Spelling.Distance(name, QuizFence.Name) <= MostEdits;
    }
}
