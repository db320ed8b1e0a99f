using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace DLQuiz.Exchange;

/// <summary>One JSON object a line, in UTF-8: what <c>--json</c> writes everywhere.</summary>
public static class JsonLines
{
    /// <summary>A message that quotes its line must not be as long as the line.</summary>
    private const int LongestError = 1_000;

    /// <summary>Chinese stays readable; whatever could steer a terminal or turn its reading order is escaped, so that a line shown there is what it seems.</summary>
    internal static JavaScriptEncoder Safe { get; } = Encoder();

    private static readonly JsonWriterOptions Options = new() { Encoder = Safe };

    /// <summary>Writes one line; the object's properties are what <paramref name="properties"/> writes.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> properties)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(properties);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            properties(writer);
            writer.WriteEndObject();
        }

        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }

    /// <summary>A line <c>{"error": "…"}</c>: an answer that says why there is no other.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="message">Cut after a thousand characters.</param>
    /// <param name="properties">What comes before it, if anything.</param>
    public static void WriteError(TextWriter output, string message, Action<Utf8JsonWriter>? properties = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        Write(output, writer =>
        {
            properties?.Invoke(writer);
            writer.WriteString("error", message.Length <= LongestError ? message : message[..LongestError] + "…");
        });
    }

    private static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => char.GetUnicodeCategory(c)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)]);
        return JavaScriptEncoder.Create(settings);
    }
}
