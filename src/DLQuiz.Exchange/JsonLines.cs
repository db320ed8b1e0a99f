using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace DLQuiz.Exchange;

/// <summary>One JSON object a line, in UTF-8: what <c>--json</c> writes everywhere.</summary>
public static class JsonLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = Encoder() };

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

    /// <summary>Chinese stays readable; controls are escaped by every encoder, and bidi controls here too, so that a line shown in a terminal is what it seems.</summary>
    private static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters('\u061C', '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069');
        return JavaScriptEncoder.Create(settings);
    }
}
