using System.Text.Json;
using DLQuiz.Core.Questions;

namespace DLQuiz.Exchange;

/// <summary>Variants as JSON lines, with all that an author wants to see of them.</summary>
public static class QuestionLines
{
    /// <summary>One line: id, seed, params, ask, plots as written, parts with key and misconceptions, hints, steps and their plots.</summary>
    public static void Write(TextWriter output, Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        JsonLines.Write(output, writer =>
        {
            writer.WriteString("id", variant.Question.Id);
            writer.WriteNumber("seed", variant.Seed);
            writer.WritePropertyName("params");
            writer.WriteRawValue(variant.ParametersJson);
            writer.WriteString("ask", variant.Ask);
            WriteTexts(writer, "plots", variant.Question.Plots.Select(plot => plot.Text));
            writer.WriteStartArray("parts");
            for (int part = 0; part < variant.Keys.Length; part++)
                WritePart(writer, variant, part);
            writer.WriteEndArray();
            writer.WriteStartArray("hints");
            for (int hint = 0; hint < variant.Question.Hints.Length; hint++)
                writer.WriteStringValue(variant.Hint(hint));
            writer.WriteEndArray();
            writer.WriteString("steps", variant.Steps);
            WriteTexts(writer, "stepsPlots", variant.Question.StepsPlots.Select(plot => plot.Text));
        });
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void WritePart(Utf8JsonWriter writer, Variant variant, int part)
    {
        PartKey key = variant.Keys[part];
        writer.WriteStartObject();
        writer.WriteString("name", key.Part.Name);
        writer.WriteString("kind", key.Part.Kind.Name);
        writer.WriteString("ask", variant.PartAsk(part));
        writer.WriteString("key", key.Text);
        writer.WriteStartArray("misconceptions");
        foreach (MistakenAnswer mistaken in variant.Mistakes(part))
        {
            writer.WriteStartObject();
            writer.WriteString("name", mistaken.Misconception.Name);
            writer.WriteString("value", mistaken.Shown);
            writer.WriteString("sentence", mistaken.Sentence);
            writer.WriteBoolean("toldApart", mistaken.IsToldApart);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
