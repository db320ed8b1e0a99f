using System.Globalization;
using System.Text;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Authoring;

/// <summary>Diagnostics as lines for a person; control and direction characters of the note are made harmless.</summary>
public static class DiagnosticText
{
    /// <summary>Columns shown of a source line, around the place.</summary>
    private const int Window = 100;

    private const string Bold = "\e[1m";
    private const string Dim = "\e[2m";
    private const string Plain = "\e[0m";

    /// <summary>Place, severity, code and message; the source line with a caret; the cure. Lines end in LF, the last one too.</summary>
    public static string Render(Diagnostic diagnostic) => Render(diagnostic, isColored: false);

    /// <param name="diagnostic">Whatever its texts hold, none of it steers a terminal.</param>
    /// <param name="isColored">With the escape sequences of colours, for a terminal.</param>
    public static string Render(Diagnostic diagnostic, bool isColored)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var text = new StringBuilder();
        string place = Shown(diagnostic.Span.ToString());
        string kind = $"{NameOf(diagnostic.Severity)} {diagnostic.Code}";
        string message = Shown(diagnostic.Message);
        text.Append(isColored
            ? $"{Bold}{place}:{Plain} {ColorOf(diagnostic.Severity)}{kind}:{Plain} {Bold}{message}{Plain}\n"
            : $"{place}: {kind}: {message}\n");
        if (!string.IsNullOrWhiteSpace(diagnostic.SourceLine))
            AppendSource(text, diagnostic, isColored);
        return text.Append(CultureInfo.InvariantCulture, $"  {diagnostic.Cure}\n").ToString();
    }

    private static void AppendSource(StringBuilder text, Diagnostic diagnostic, bool isColored)
    {
        string line = diagnostic.SourceLine;
        int column = Math.Clamp(diagnostic.Span.Column - 1, 0, line.Length);
        int start = StartOfWindow(line, column);
        var shown = new StringBuilder(start > 0 ? "…" : "");
        (int all, int before, int under) = (shown.Length, shown.Length, 0);
        int at = start;
        foreach (Rune rune in line.AsSpan(start).EnumerateRunes())
        {
            string glyph = Shown(rune);
            int width = WidthOf(glyph);
            if (all + width > Window)
                break;
            shown.Append(glyph);
            all += width;
            before += at < column ? width : 0;
            under += at >= column && at < column + diagnostic.Span.Length ? width : 0;
            at += rune.Utf16SequenceLength;
        }

        string number = diagnostic.Span.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        (string dim, string color, string plain) = isColored ? (Dim, ColorOf(diagnostic.Severity), Plain) : ("", "", "");
        text.Append(CultureInfo.InvariantCulture, $"{dim}{number} |{plain} {shown.ToString().TrimEnd()}{(at < line.Length ? "…" : "")}\n");
        if (diagnostic.Span.Column - 1 <= line.Length)
            text.Append(CultureInfo.InvariantCulture, $"{dim}      |{plain} {new string(' ', before)}{color}{new string('^', Math.Max(1, under))}{plain}\n");
    }

    /// <summary>0, or so far into the line that the place is in the middle of the window.</summary>
    private static int StartOfWindow(string line, int column)
    {
        int start = column;
        int width = 0;
        while (start > 0 && width < Window * 2 / 3)
        {
            start -= start > 1 && char.IsSurrogatePair(line[start - 2], line[start - 1]) ? 2 : 1;
            width += WidthOf(line[start].ToString());
        }

        return start;
    }

    private static int WidthOf(string text) => text.EnumerateRunes().Sum(CellWidth.Of);

    private static string Shown(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            shown.Append(Shown(rune));
        return shown.ToString();
    }

    /// <summary>A tab is one space; what could steer a terminal is its code point.</summary>
    private static string Shown(Rune rune) => rune.Value == '\t' ? " " : Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => string.Create(CultureInfo.InvariantCulture, $"<{rune.Value:X4}>"),
        _ => rune.ToString(),
    };

    /// <summary>Bold, and red, yellow or blue.</summary>
    private static string ColorOf(Severity severity) => severity switch
    {
        Severity.Error => "\e[1;31m",
        Severity.Warning => "\e[1;33m",
        _ => "\e[1;34m",
    };

    private static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}
