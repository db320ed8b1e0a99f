using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DLQuiz.LanguageServer.Protocol;

/// <summary>Messages with their headers, as the base protocol of the Language Server Protocol 3.17 frames them.</summary>
/// <param name="input">Buffered: it is read byte by byte as far as headers go.</param>
/// <param name="output">Carries nothing else.</param>
internal sealed class MessageStream(Stream input, Stream output)
{
    /// <summary>Bytes of a message; the largest note that is read needs a tenth of it.</summary>
    private const int Longest = 64 * 1024 * 1024;

    private const string Length = "Content-Length:";

    private readonly Lock writing = new();

    /// <summary>The body of the next message; null at the end of the input. What is no header is passed over.</summary>
    public byte[]? Read()
    {
        int? length = null;
        while (ReadLine() is { } line)
        {
            if (line.StartsWith(Length, StringComparison.OrdinalIgnoreCase))
            {
                length = int.TryParse(line.AsSpan(Length.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= Longest ? count : null;
            }
            else if (line.Length == 0 && length is { } known)
            {
                byte[] body = new byte[known];
                return input.ReadAtLeast(body, known, throwOnEndOfStream: false) == known ? body : null;
            }
        }

        return null;
    }

    /// <summary>May be called from several threads: a message is never torn.</summary>
    public void Write(object message)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(message, Json.Options);
        lock (writing)
        {
            output.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n\r\n")));
            output.Write(body);
            output.Flush();
        }
    }

    private string? ReadLine()
    {
        const int LongestLine = 1_000;
        var line = new StringBuilder();
        while (input.ReadByte() is var next && next >= 0)
        {
            if (next == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            if (line.Length < LongestLine)
            {
                line.Append((char)next);
            }
        }

        return null;
    }
}
