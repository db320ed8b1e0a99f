using System.Text;
using DLQuiz.Core.Model;
using DLQuiz.Exchange;

namespace DLQuiz;

/// <summary>The lines of exported logs, which may be read as often as needed.</summary>
internal sealed class LogSource
{
    private const string StandardInput = "-";

    private readonly string[] files;
    private readonly string[] given;

    /// <param name="files">Paths, or <c>-</c> for standard input.</param>
    /// <param name="input">Standard input; read here where it is asked for, since it can be read only once.</param>
    public LogSource(string[] files, TextReader input)
    {
        this.files = [.. files.Distinct(StringComparer.Ordinal)];
        given = files.Contains(StandardInput, StringComparer.Ordinal) ? [.. Lines(input)] : [];
    }

    /// <summary>Every line that is not blank.</summary>
    public IEnumerable<LogLine> Lines()
    {
        foreach (string file in files)
        {
            int number = 0;
            foreach (string line in file == StandardInput ? given : File.ReadLines(file, Encoding.UTF8))
            {
                number++;
                if (!string.IsNullOrWhiteSpace(line))
                    yield return new LogLine(file, number, line);
            }
        }
    }

    /// <summary>Every entry, once all lines are known to be sound.</summary>
    /// <exception cref="IOException">A file has changed since.</exception>
    public IEnumerable<LogEntry> Entries() => Lines().Select(line => line.TryRead(out string? problem)
        ?? throw new IOException($"{line.Place}: {problem}. The file changed while it was read; nothing was merged."));

    private static IEnumerable<string> Lines(TextReader input)
    {
        while (input.ReadLine() is { } line)
            yield return line;
    }
}

/// <summary>One line of an exported log.</summary>
internal sealed record LogLine(string File, int Number, string Text)
{
    public string Place => $"{File}:{Number}";

    /// <summary>Null for a damaged line.</summary>
    public LogEntry? TryRead(out string? problem)
    {
        try
        {
            problem = null;
            return LogLines.Read(Text.TrimStart('\uFEFF'));
        }
        catch (FormatException damaged)
        {
            problem = damaged.Message;
            return null;
        }
    }
}
