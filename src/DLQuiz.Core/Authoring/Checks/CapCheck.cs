using DLQuiz.Core.Authoring.Markup;
using DLQuiz.Core.Model;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring.Checks;

/// <summary>Blocks that were left plain because reading them would take too long.</summary>
internal sealed class CapCheck : NotePass
{
    public override bool IsCheck => true;

    public override void Run(NoteReading reading)
    {
        foreach (LeafBlock block in reading.Blocks.OfType<LeafBlock>())
        {
            if (InlineCaps.Of(block) is { } cap)
                reading.Report(cap.Rule, cap.Message, block.Span.Start);
        }

        if (reading.References.IsSpent)
            reading.Report(Rules.TooManyReferences, $"Written out, the link references of this note need more than {NoteLimits.ReferenceText} characters.", 0);
    }
}
