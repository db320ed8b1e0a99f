using System.Globalization;
using System.Text;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Plots;
using DLQuiz.LanguageServer.Places;
using DLQuiz.Terminal.Plots;
using DLQuiz.Terminal.Text;

namespace DLQuiz.LanguageServer.Hovering;

/// <summary>A parameter, a part or <c>answer</c> of a quiz block: one variant with its key.</summary>
internal sealed class VariantHover : HoverSource
{
    /// <summary>The one that <c>dlquiz question</c> shows first.</summary>
    private const ulong Seed = 1;

    /// <summary>Windows of hovers are narrow.</summary>
    private const int PictureWidth = 56;

    public override string? Tell(string word, Cursor end)
    {
        bool isName = end.Quiz is { Formula: not null } or { Key: "params" } or { Key: "name" };
        bool isAsked = end.Quiz is { IsKey: true } ? word == "answer" : isName && (word == "answer" || end.Names.Parameters.Contains(word) || end.Names.Parts.Contains(word));
        if (!isAsked || end.Block is null)
        {
            return null;
        }

        QuestionReading reading = QuestionReader.Read(TextOf(end.Note, end.Block), end.Note.File, end.Block.First + 1);
        return reading.Question is { } question ? Tell(question) : $"No variant yet: {reading.Diagnostics.First(finding => finding.Severity == Severity.Error).Message}";
    }

    private static string Tell(Question question)
    {
        Variant variant;
        try
        {
            variant = Variant.Draw(question, Seed);
        }
        catch (VariantException refused)
        {
            return refused.Message;
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"A variant, seed {Seed}:\n\n");
        foreach (Parameter parameter in question.Parameters)
        {
            text.Append(CultureInfo.InvariantCulture, $"- `{parameter.Name}` = {NumberText.Exact(variant.Names[parameter.Name])}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n{variant.Ask.Trim()}\n");
        Draw(text, variant.Plots);
        for (int part = 0; part < variant.Keys.Length; part++)
        {
            PartKey key = variant.Keys[part];
            text.Append(CultureInfo.InvariantCulture, $"\n**{(variant.Keys.Length == 1 ? "key" : key.Part.Name)}** {key.Shown} ({key.Form.Description})\n");
            foreach (MistakenAnswer mistaken in variant.Mistakes(part).Where(mistaken => mistaken.Shown is not null))
            {
                text.Append(CultureInfo.InvariantCulture, $"- wrong {mistaken.Misconception.Name}: {mistaken.Shown}{(mistaken.IsToldApart ? "" : ", not told apart here")}\n");
            }
        }

        Draw(text, variant.StepsPlots);
        return text.ToString();
    }

    private static void Draw(StringBuilder text, IEnumerable<Plot> plots)
    {
        foreach (Plot plot in plots)
        {
            text.Append("\n```\n");
            foreach (Line line in PlotPictures.Of(plot).DrawWithin(PictureWidth))
            {
                // What an author wrote must not end the fence.
                text.Append(line.Text.TrimEnd().Replace('`', '\'')).Append('\n');
            }

            text.Append("```\n");
        }
    }

    /// <summary>Without the indentation of its fence.</summary>
    private static string TextOf(OpenNote note, Fence block)
    {
        var text = new StringBuilder();
        for (int line = block.First; line < block.End; line++)
        {
            ReadOnlySpan<char> whole = note.Lines[line];
            int indent = Math.Min(block.Indent, whole.Length - whole.TrimStart(' ').Length);
            text.Append(whole[indent..]).Append('\n');
        }

        return text.ToString();
    }
}
