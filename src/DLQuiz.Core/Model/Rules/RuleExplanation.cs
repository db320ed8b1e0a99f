using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DLQuiz.Core.Model;

/// <summary>Why a rule is there, and a note that breaks it: the file <c>Explanations/CODE.md</c> beside the catalogue.</summary>
/// <param name="Why">Markdown.</param>
/// <param name="Example">A whole note; null for what no text can show. In it <c>⟪3×ab⟫</c> stands for <c>ababab</c> and <c>⟪byte E9⟫</c> for that byte.</param>
public sealed record RuleExplanation(string Why, string? Example)
{
    private const string Opening = "\n````markdown";
    private const string Closing = "\n````\n";

    private static readonly Regex Marks = new("⟪(byte (?<byte>[0-9A-F]{2})|(?<times>[0-9]+)×(?<text>[^⟫]*))⟫", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>Null for a rule that nobody has explained yet, which a test does not let pass.</summary>
    public static RuleExplanation? Of(DiagnosticRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        using Stream? file = typeof(RuleExplanation).Assembly.GetManifestResourceStream($"Explanations/{rule.Code}.md");
        if (file is null)
            return null;
        using var reader = new StreamReader(file, Encoding.UTF8);
        return Read(reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    /// <summary>The example as a file holds it, marks replaced; null where there is no example.</summary>
    public byte[]? ExampleBytes()
    {
        if (Example is null)
            return null;
        using var bytes = new MemoryStream();
        int start = 0;
        foreach (Match mark in Marks.Matches(Example))
        {
            bytes.Write(Encoding.UTF8.GetBytes(Example[start..mark.Index]));
            start = mark.Index + mark.Length;
            if (mark.Groups["byte"].Success)
                bytes.WriteByte(byte.Parse(mark.Groups["byte"].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            else
                bytes.Write(Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, mark.Groups["text"].Value, int.Parse(mark.Groups["times"].ValueSpan, CultureInfo.InvariantCulture)).ToString()));
        }

        bytes.Write(Encoding.UTF8.GetBytes(Example[start..]));
        return bytes.ToArray();
    }

    private static RuleExplanation Read(string text)
    {
        int open = text.IndexOf(Opening, StringComparison.Ordinal);
        if (open < 0)
            return new RuleExplanation(text.Trim(), null);
        int start = text.IndexOf('\n', open + 1) + 1;
        int end = text.IndexOf(Closing, start, StringComparison.Ordinal);
        return new RuleExplanation(text[..open].Trim(), text[start..(end + 1)]);
    }

}
