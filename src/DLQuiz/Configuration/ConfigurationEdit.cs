using System.Collections.Immutable;
using System.Text;
using DLQuiz.Configuration.Toml;

namespace DLQuiz.Configuration;

/// <summary>Changes one value of a file and leaves every other byte as it is.</summary>
internal static class ConfigurationEdit
{
    /// <summary>The text with the value set.</summary>
    /// <param name="text">That of the file; its broken lines stay broken.</param>
    /// <param name="path">Tables and name.</param>
    /// <param name="literal">The value as TOML.</param>
    public static string Set(string text, ImmutableArray<string> path, string literal)
    {
        var file = TomlFile.Read(text);
        string name = string.Join('.', path);
        return file.Entries.FirstOrDefault(entry => entry.Name == name) is { } known
            ? Replaced(text, known.ValueRange, literal)
            : Inserted(text, file, path, literal);
    }

    /// <summary>The text without the value; one line less, or one member less within braces.</summary>
    public static string Unset(string text, ImmutableArray<string> path)
    {
        var file = TomlFile.Read(text);
        string name = string.Join('.', path);
        return file.Entries.FirstOrDefault(entry => entry.Name == name) is not { } known ? text
            : known.IsInline ? WithoutMember(text, known.Whole)
            : WithoutLines(text, known.Whole);
    }

    /// <summary>Through a new file beside it, so that a crash leaves the old or the new one; links stay links.</summary>
    public static void Write(string path, string text, bool hasMark)
    {
        string target = new FileInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string unfinished = $"{target}.{Environment.ProcessId}.part";
        File.WriteAllText(unfinished, text, new UTF8Encoding(hasMark));
        try
        {
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(unfinished, File.GetUnixFileMode(target));
            }

            File.Move(unfinished, target, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private static string Replaced(string text, TextRange range, string with) =>
        string.Concat(text.AsSpan(0, range.Start), with, text.AsSpan(range.End));

    private static string WithoutLines(string text, TextRange whole)
    {
        int start = TextPlaces.LineAt(text, whole.Start).Start;
        return Replaced(text, new TextRange(start, TextPlaces.NextLine(text, whole.End) - start), "");
    }

    /// <summary>With the comma after it, or, for the last, the one before.</summary>
    private static string WithoutMember(string text, TextRange member)
    {
        int end = member.End;
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        if (end < text.Length && text[end] == ',')
        {
            end++;
            while (end < text.Length && text[end] is ' ' or '\t')
            {
                end++;
            }

            return Replaced(text, new TextRange(member.Start, end - member.Start), "");
        }

        int start = member.Start;
        while (start > 0 && char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        start = start > 0 && text[start - 1] == ',' ? start - 1 : member.Start;
        return Replaced(text, new TextRange(start, member.End - start), "");
    }

    private static string Inserted(string text, TomlFile file, ImmutableArray<string> path, string literal)
    {
        string newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        string table = string.Join('.', path[..^1]);
        TomlEntry[] siblings = [.. file.Entries.Where(entry => string.Join('.', entry.Path[..^1]) == table)];
        if (table.Length > 0 && file.Tables.FirstOrDefault(one => one.Name == table && !one.IsList) is { } heading)
        {
            return After(text, InSection(text, heading.Whole, path[^1], siblings), $"{path[^1]} = {literal}", newLine);
        }

        if (siblings.LastOrDefault(entry => entry.IsInline) is { } member)
        {
            return text.Insert(member.Whole.End, $", {path[^1]} = {literal}");
        }

        if (table.Length > 0 && siblings.LastOrDefault() is { } dotted)
        {
            string prefix = dotted.Key.Of(text);
            prefix = prefix[..(prefix.LastIndexOf('.') + 1)];
            return After(text, TextPlaces.LineAt(text, dotted.Whole.End), $"{prefix}{path[^1]} = {literal}", newLine);
        }

        if (table.Length == 0)
        {
            int end = file.Tables.Select(one => one.Whole.Start).DefaultIfEmpty(text.Length).Min();
            TextRange? place = end == 0 ? null : InSection(text, new TextRange(0, end), path[^1], siblings);
            return place is not null ? After(text, place, $"{path[^1]} = {literal}", newLine) : $"{path[^1]} = {literal}{newLine}{(text.Length == 0 || text[0] is '\n' or '\r' ? "" : newLine)}{text}";
        }

        string gap = text.Length == 0 ? "" : text.EndsWith('\n') ? newLine : newLine + newLine;
        return $"{text}{gap}[{table}]{newLine}{path[^1]} = {literal}{newLine}";
    }

    /// <summary>The line after which a setting belongs: its own line as a remark, the last of the section's settings, the heading.</summary>
    private static TextRange? InSection(string text, TextRange section, string key, TomlEntry[] siblings)
    {
        TextRange? remark = null;
        for (int at = section.Start; at < section.End; at = TextPlaces.NextLine(text, at))
        {
            TextRange line = TextPlaces.LineAt(text, at);
            string content = line.Of(text).TrimStart();
            if (content is ['#', ..] && content[1..].TrimStart() is var rest && rest.StartsWith(key, StringComparison.Ordinal) && rest[key.Length..].TrimStart() is ['=', ..])
            {
                remark = line;
            }
        }

        TomlEntry? last = siblings.LastOrDefault(entry => entry.Key.Start >= section.Start && entry.Key.Start < section.End && !entry.IsInline);
        return remark
            ?? (last is not null ? TextPlaces.LineAt(text, last.Whole.End)
            : section.Start < text.Length && text[section.Start] == '[' && section.Length > 0 && !text.AsSpan(section.Start).StartsWith("[[", StringComparison.Ordinal) ? TextPlaces.LineAt(text, section.Start)
            : default(TextRange?));
    }

    private static string After(string text, TextRange? line, string inserted, string newLine)
    {
        int end = line?.End ?? 0;
        int next = TextPlaces.NextLine(text, end);
        return next > end ? text.Insert(next, inserted + newLine) : text.Insert(end, newLine + inserted + newLine);
    }
}
