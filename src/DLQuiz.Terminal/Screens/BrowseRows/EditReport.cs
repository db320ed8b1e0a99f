using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Terminal.Screens.NotesRows;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Screens.BrowseRows;

/// <summary>What the compiler finds in a note that was just edited, each at its line.</summary>
internal sealed class EditReport(ImmutableArray<Diagnostic> findings)
{
    public PanelText Compose(int width)
    {
        PanelText text = new(width);
        foreach (Diagnostic finding in findings)
        {
            foreach (Line line in FindingText.Detail(finding, width))
            {
                text.Add(line);
            }

            text.Gap();
        }

        return text;
    }
}
