using System.Collections.Immutable;
using DLQuiz.Core.Questions.Plots;

namespace DLQuiz.LanguageServer.Places;

/// <summary>A place inside a quiz block.</summary>
/// <param name="Path">The keys around it, outermost first; the last one is the key whose value this is.</param>
/// <param name="IsKey">Whether a key stands or may be typed here; then <paramref name="Path"/> ends above it.</param>
/// <param name="Before">What stands before the place on its line, without indentation and key.</param>
internal sealed record QuizPlace(ImmutableArray<string> Path, bool IsKey, string Before)
{
    public bool IsInPart => Path.Contains(BlockOutline.Parts);

    /// <summary>The key whose value this is; null at a key.</summary>
    public string? Key => IsKey || Path.IsEmpty ? null : Path[^1];

    /// <summary>What a formula has before the place; null where no formula is written.</summary>
    public string? Formula => Key switch
    {
        "where" or "answer" or "follow" or "plot" or "steps-plot" => Before,
        "params" when Before.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0 => Before[(equals + 1)..],
        "wrong" when !Before.Contains("=>", StringComparison.Ordinal) => Before,
        "ask" or "steps" or "hint" or "wrong" when Before.LastIndexOf("{{", StringComparison.Ordinal) is var open and >= 0 && !Before[open..].Contains("}}", StringComparison.Ordinal) => Before[(open + 2)..],
        _ => null,
    };

    /// <summary>The kind of picture whose own arguments are being written here; null elsewhere, within a formula of one of them too.</summary>
    public PlotKind? Plot => IsPlot && FormulaText.DepthAtEnd(Before) == 1 ? PlotKinds.Find(Before[..Before.IndexOf('(', StringComparison.Ordinal)].Trim()) : null;

    /// <summary>Whether a picture may begin here.</summary>
    public bool IsPlotStart => IsPlot && Before.Trim().All(FormulaText.IsWord);

    private bool IsPlot => Key is "plot" or "steps-plot";

    /// <param name="lines">Of the note.</param>
    /// <param name="block">Around the line.</param>
    /// <param name="line">Counts from 0.</param>
    /// <param name="column">Counts from 0.</param>
    public static QuizPlace Of(NoteLines lines, Fence block, int line, int column)
    {
        var outline = new BlockOutline(block.Indent);
        for (int above = block.First; above < line; above++)
        {
            outline.Read(lines[above]);
        }

        return outline.At(lines[line], column);
    }
}

/// <summary>Follows the keys of a block line by line, without demanding that it be YAML.</summary>
internal sealed class BlockOutline(int indent)
{
    /// <summary>The only key that holds keys.</summary>
    public const string Parts = "parts";

    private readonly Stack<(string Key, int Indent)> open = new();
    private bool isLiteral;

    /// <summary>The key of the line that was read last, and its value on that line; null for a line without a key.</summary>
    public (string Key, string Value)? Read(ReadOnlySpan<char> line)
    {
        if (line.IsWhiteSpace() || IsContent(IndentOf(line)))
        {
            return null;
        }

        isLiteral = false;
        if (KeyOf(line) is not { } found)
        {
            return null;
        }

        Close(found.Indent);
        open.Push((found.Key, found.Indent));
        string value = line[found.ValueStart..].Trim().ToString();
        isLiteral = value.StartsWith('|') || value.StartsWith('>');
        return (found.Key, value);
    }

    /// <summary>What a place on the next line belongs to.</summary>
    public QuizPlace At(ReadOnlySpan<char> line, int column)
    {
        int own = line.IsWhiteSpace() ? Math.Min(column, line.Length) : IndentOf(line);
        int at = Math.Min(column, line.Length);
        if (!IsContent(own) && KeyOf(line) is { } found && at >= found.ValueStart)
        {
            Close(found.Indent);
            return new QuizPlace([.. Path(), found.Key], IsKey: false, line[found.ValueStart..at].TrimStart().ToString());
        }

        if (IsContent(own))
        {
            return new QuizPlace(Path(), IsKey: false, line[Math.Min(own, at)..at].ToString());
        }

        int marks = own;
        while (line.Length > marks + 1 && line[marks] == '-' && line[marks + 1] == ' ')
        {
            marks += 2;
        }

        Close(Math.Max(0, marks - indent));
        // Deeper than a key that holds no keys: its value goes on here.
        bool goesOn = open.TryPeek(out (string Key, int Indent) top) && top.Key != Parts;
        return new QuizPlace(Path(), IsKey: !goesOn, line[Math.Min(marks, at)..at].ToString());
    }

    private ImmutableArray<string> Path() => [.. open.Reverse().Select(entry => entry.Key)];

    private bool IsContent(int spaces) => isLiteral && open.TryPeek(out (string Key, int Indent) top) && spaces - indent > top.Indent;

    private void Close(int spaces)
    {
        while (open.TryPeek(out (string Key, int Indent) top) && top.Indent >= spaces)
        {
            open.Pop();
        }
    }

    private static int IndentOf(ReadOnlySpan<char> line) => line.Length - line.TrimStart(' ').Length;

    private (string Key, int Indent, int ValueStart)? KeyOf(ReadOnlySpan<char> line)
    {
        int start = IndentOf(line);
        while (line.Length > start + 1 && line[start] == '-' && line[start + 1] == ' ')
        {
            start += 2;
        }

        int end = start;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '_' or '-'))
        {
            end++;
        }

        bool isKey = end > start && end < line.Length && line[end] == ':' && (end + 1 == line.Length || line[end + 1] == ' ');
        return isKey ? (line[start..end].ToString(), Math.Max(0, start - indent), end + 1) : null;
    }
}

/// <summary>The names that a block defines, broken or not.</summary>
/// <param name="Parameters">In order.</param>
/// <param name="Parts">In order; the one of a block without parts is called answer.</param>
internal sealed record BlockNames(ImmutableArray<string> Parameters, ImmutableArray<string> Parts)
{
    public static BlockNames Of(NoteLines lines, Fence block)
    {
        var outline = new BlockOutline(block.Indent);
        var parameters = ImmutableArray.CreateBuilder<string>();
        var parts = ImmutableArray.CreateBuilder<string>();
        for (int line = block.First; line < block.End; line++)
        {
            QuizPlace end = outline.At(lines[line], lines[line].Length);
            if (end.Key == "params" && end.Before.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
            {
                parameters.Add(end.Before[..equals].Trim());
            }
            else if (end is { Key: "name", IsInPart: true } && end.Before.Trim().Length > 0)
            {
                parts.Add(end.Before.Trim());
            }

            outline.Read(lines[line]);
        }

        return new BlockNames(parameters.ToImmutable(), parts.ToImmutable());
    }
}
