using System.Collections.Immutable;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace DLQuiz.Configuration.Toml;

/// <summary>A TOML file as entries with their places; what is broken is told, and costs only itself.</summary>
internal sealed record TomlFile(ImmutableArray<TomlEntry> Entries, ImmutableArray<TomlTable> Tables, ImmutableArray<TomlProblem> Problems)
{
    /// <summary>Nobody mends more at once.</summary>
    private const int MostProblems = 50;

    /// <summary>A parser that has lost its way once complains of what follows too, so each broken place is taken out and the rest is read again.</summary>
    public static TomlFile Read(string text)
    {
        var problems = ImmutableArray.CreateBuilder<TomlProblem>();
        string left = text;
        while (true)
        {
            if (Parse(left) is not { } document)
            {
                TextRange line = LoneBackslash(left);
                problems.Add(new TomlProblem(line, "A backslash stands where it means nothing.", "Write \\\\ for a backslash, or put the text in '…', where it stands for itself."));
                left = Without(left, line);
                continue;
            }

            if (FirstError(document) is not { } error || problems.Count == MostProblems)
            {
                return Entered(left, document, problems.DrainToImmutable());
            }

            (TomlProblem problem, TextRange broken) = TomlTrouble.Find(left, document, error);
            problems.Add(problem);
            left = Without(left, broken);
        }
    }

    /// <summary>Null where Tomlyn 2.10.2 itself fails: it cannot put into words that a backslash ends the file.</summary>
    private static DocumentSyntax? Parse(string text)
    {
        try
        {
            return SyntaxParser.Parse(text, validate: true);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The line of the backslash that ends the text; all of the text where it is another cause that nobody has met yet.</summary>
    private static TextRange LoneBackslash(string text) => text.EndsWith('\\') ? TextPlaces.LineAt(text, text.Length - 1) : new TextRange(0, text.Length);

    private static DiagnosticMessage? FirstError(DocumentSyntax document) => document.Diagnostics
        .Where(message => message.Kind == DiagnosticMessageKind.Error)
        .OrderBy(message => message.Span.Offset)
        .FirstOrDefault();

    /// <summary>With spaces instead, so that all other places stay where they are.</summary>
    private static string Without(string text, TextRange broken) =>
        string.Concat(text.AsSpan(0, broken.Start), new string([.. broken.Of(text).Select(letter => letter is '\n' or '\r' ? letter : ' ')]), text.AsSpan(broken.End));

    private static TomlFile Entered(string text, DocumentSyntax document, ImmutableArray<TomlProblem> problems)
    {
        var entries = ImmutableArray.CreateBuilder<TomlEntry>();
        foreach (KeyValueSyntax pair in document.KeyValues)
        {
            Enter(entries, text, [], pair, isInline: false);
        }

        TableSyntaxBase[] headings = [.. document.Tables];
        var tables = ImmutableArray.CreateBuilder<TomlTable>(headings.Length);
        for (int i = 0; i < headings.Length; i++)
        {
            TableSyntaxBase heading = headings[i];
            ImmutableArray<string> path = Names(heading.Name);
            int start = heading.OpenBracket?.Span.Offset ?? heading.Span.Offset;
            int end = i + 1 < headings.Length ? headings[i + 1].OpenBracket?.Span.Offset ?? headings[i + 1].Span.Offset : text.Length;
            tables.Add(new TomlTable(path, Trimmed(text, heading.Name?.Span), new TextRange(start, end - start), heading is TableArraySyntax));
            foreach (KeyValueSyntax pair in heading.Items)
            {
                Enter(entries, text, path, pair, isInline: false);
            }
        }

        return new TomlFile(entries.ToImmutable(), tables.ToImmutable(), problems);
    }

    private static void Enter(ImmutableArray<TomlEntry>.Builder entries, string text, ImmutableArray<string> tables, KeyValueSyntax pair, bool isInline)
    {
        if (pair.Key is null || pair.Value is null)
        {
            return;
        }

        ImmutableArray<string> path = [.. tables, .. Names(pair.Key)];
        if (pair.Value is InlineTableSyntax inner)
        {
            foreach (InlineTableItemSyntax member in inner.Items)
            {
                if (member.KeyValue is { } within)
                {
                    Enter(entries, text, path, within, isInline: true);
                }
            }

            return;
        }

        TextRange key = Trimmed(text, pair.Key.Span);
        TextRange value = RangeOf(pair.Value.Span);
        entries.Add(new TomlEntry(path, key, ValueOf(pair.Value), value, new TextRange(key.Start, value.End - key.Start), isInline));
    }

    private static ImmutableArray<string> Names(KeySyntax? key) =>
        key is null ? [] : [NameOf(key.Key), .. key.DotKeys.Select(part => NameOf(part.Key))];

    private static string NameOf(BareKeyOrStringValueSyntax? part) => part switch
    {
        BareKeySyntax bare => bare.Key?.Text ?? "",
        StringValueSyntax quoted => quoted.Value ?? "",
        _ => "",
    };

    private static TomlValue ValueOf(ValueSyntax value) => value switch
    {
        StringValueSyntax text => new TomlValue.Text(text.Value ?? ""),
        IntegerValueSyntax whole => new TomlValue.Whole(whole.Value),
        FloatValueSyntax real => new TomlValue.Real(real.Value),
        BooleanValueSyntax truth => new TomlValue.Truth(truth.Value),
        DateTimeValueSyntax { Kind: SyntaxKind.LocalTime } time => new TomlValue.Time(TimeOnly.FromDateTime(time.Value.DateTime.DateTime)),
        DateTimeValueSyntax => new TomlValue.Other("a date"),
        ArraySyntax list => new TomlValue.List([.. list.Items.Where(member => member.Value is not null).Select(member => (ValueOf(member.Value!), RangeOf(member.Value!.Span)))]),
        _ => new TomlValue.Other("a table"),
    };

    private static TextRange RangeOf(SourceSpan span) => new(span.Offset, span.Length);

    /// <summary>Spans of names take the space after them along.</summary>
    private static TextRange Trimmed(string text, SourceSpan? span)
    {
        if (span is not { Length: > 0 } given)
        {
            return default;
        }

        int end = Math.Min(given.Offset + given.Length, text.Length);
        while (end > given.Offset && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextRange(given.Offset, end - given.Offset);
    }
}
