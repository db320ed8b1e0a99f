using System.Text;
using DLQuiz.Exchange;

namespace DLQuiz;

/// <summary>Answers JSON lines one by one, in order, as they come: what has arrived is answered before more is waited for.</summary>
internal static class LineBatch
{
    /// <summary>About 800,000 numbers in full precision; what is longer is answered with an error and not kept.</summary>
    public const int LongestLine = 1 << 24;

    private const int Chunk = 1 << 16;

    /// <param name="input">Lines, the last one with or without its end.</param>
    /// <param name="output">Flushed before more is waited for.</param>
    /// <param name="answer">Writes exactly one line for a line, and never throws.</param>
    public static void Run(TextReader input, TextWriter output, Action<TextWriter, ReadOnlyMemory<char>> answer)
    {
        var answers = new StringWriter();
        var line = new Line();
        char[] chunk = new char[Chunk];
        while (input.Read(chunk, 0, chunk.Length) is var read && read > 0)
        {
            ReadOnlySpan<char> rest = chunk.AsSpan(0, read);
            while (rest.IndexOf('\n') is var end && end >= 0)
            {
                line.Append(rest[..end]);
                line.Answer(answers, answer);
                rest = rest[(end + 1)..];
                if (answers.GetStringBuilder().Length >= Chunk)
                {
                    HandOver(answers, output);
                }
            }

            line.Append(rest);
            HandOver(answers, output);
        }

        if (!line.IsEmpty)
        {
            line.Answer(answers, answer);
            HandOver(answers, output);
        }
    }

    private static void HandOver(StringWriter answers, TextWriter output)
    {
        StringBuilder text = answers.GetStringBuilder();
        if (text.Length == 0)
        {
            return;
        }

        foreach (ReadOnlyMemory<char> part in text.GetChunks())
        {
            output.Write(part.Span);
        }

        text.Clear();
        output.Flush();
    }

    /// <summary>What of the current line has arrived, up to the longest that is kept.</summary>
    private sealed class Line
    {
        private char[] text = new char[1_024];
        private int length;
        private bool isTooLong;
        private bool isFirst = true;

        public bool IsEmpty => length == 0 && !isTooLong;

        public void Append(ReadOnlySpan<char> part)
        {
            isTooLong |= length + part.Length > LongestLine;
            if (isTooLong)
            {
                return;
            }

            if (length + part.Length > text.Length)
            {
                Array.Resize(ref text, Math.Max(2 * text.Length, length + part.Length));
            }

            part.CopyTo(text.AsSpan(length));
            length += part.Length;
        }

        public void Answer(TextWriter answers, Action<TextWriter, ReadOnlyMemory<char>> answer)
        {
            ReadOnlyMemory<char> whole = text.AsMemory(0, length);
            if (isFirst && whole.Span is ['\uFEFF', ..])
            {
                whole = whole[1..];
            }

            if (isTooLong)
            {
                JsonLines.WriteError(answers, $"The line is longer than {LongestLine} characters.");
            }
            else
            {
                answer(answers, whole);
            }

            length = 0;
            isTooLong = false;
            isFirst = false;
        }
    }
}
