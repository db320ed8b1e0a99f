namespace DLQuiz.Terminal.Text;

/// <summary>A grapheme cluster of a text that is being broken into lines.</summary>
/// <param name="Text">The cluster.</param>
/// <param name="Width">Columns, 0 to 2.</param>
/// <param name="Ink">Of its run.</param>
/// <param name="NeverStarts">Whether it closes something, so that no line may begin with it.</param>
/// <param name="NeverEnds">Whether it opens something, so that no line may end with it.</param>
internal readonly record struct Cell(string Text, int Width, Ink Ink, bool NeverStarts, bool NeverEnds)
{
    private const string Closing = "，。、；：！？）】》」』〉〕〗〙〛”’…—·％‰℃～ー々〻ヽヾァィゥェォッャュョヮぁぃぅぇぉっゃゅょゎ︰﹐﹑﹒﹔﹕﹖﹗］｝｠〞›»,.;:!?)]}%′″";
    private const string Opening = "（【《「『〈〔〖〘〚“‘［｛｟〝‹«([{￥＄￡";

    public bool IsSpace => Text == " " && !Ink.HasFlag(Ink.Together);

    public bool IsWide => LineBreaker.IsWide(Text);

    public bool IsDigit => Text[0] is (>= '0' and <= '9') or (>= '０' and <= '９');

    public static IEnumerable<Cell> Of(IEnumerable<Run> runs)
    {
        bool isQuoting = false;
        foreach (Run run in runs)
        {
            foreach (string cluster in Cells.Clusters(run.Text))
            {
                // A straight quotation mark opens and closes in turn; in code it may do anything.
                bool isQuote = cluster == "\"" && !run.Ink.HasFlag(Ink.Code);
                isQuoting = (isQuoting ^ isQuote) && cluster != "\n";
                yield return new Cell(
                    cluster,
                    Cells.ClusterWidth(cluster),
                    run.Ink,
                    isQuote ? !isQuoting : Closing.Contains(cluster[0], StringComparison.Ordinal),
                    isQuote ? isQuoting : Opening.Contains(cluster[0], StringComparison.Ordinal));
            }
        }
    }
}
