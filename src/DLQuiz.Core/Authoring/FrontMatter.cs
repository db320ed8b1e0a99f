using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DLQuiz.Compute;
using DLQuiz.Core.Authoring.Dialects;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions.Yaml;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace DLQuiz.Core.Authoring;

/// <summary>What the front matter of a note settles.</summary>
internal sealed record NoteSettings
{
    public string? Deck { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public DeckSettings Settings { get; init; } = DeckSettings.None;

    /// <summary>As the note names it; null when it names none.</summary>
    public string? DialectName { get; init; }

    /// <summary>The one that the note is read in.</summary>
    public Dialect Dialect { get; init; } = Dialect.Default;

    /// <summary>The front matter is TOML.</summary>
    public bool IsToml { get; init; }

    /// <summary>What the note says on <see cref="Implicit"/>.</summary>
    public bool? ImplicitWish { get; init; }

    /// <summary>Whether questions in plain text become cards.</summary>
    public bool Implicit => ImplicitWish ?? Dialect.IsImplicit;

    /// <summary>The marks whose text a cloze of the dialect obsidian-sr asks for.</summary>
    public ClozeMarks ClozeMarks { get; init; } = ClozeMarks.Highlight;
}

/// <summary>Reads front matter; keys of other programs pass, except those that look like a slip of one of ours.</summary>
internal sealed class FrontMatter
{
    private static readonly SearchValues<char> KeyLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-_");

    private const int MostPerDay = 9_999;

    private static readonly string[] Keys = [.. FrontMatterKey.All.Select(key => key.Name)];

    /// <summary>Common keys of other programs that lie within two edits of ours.</summary>
    private static readonly string[] Foreign = ["date", "desc", "link", "links", "rank", "type", "tasks", "name", "pages", "index", "track", "close", "clone"];

    private readonly SourceText source;
    private readonly List<Diagnostic> diagnostics;
    private readonly IReadOnlyCollection<string>? schedulers;

    private FrontMatter(SourceText source, List<Diagnostic> diagnostics, IReadOnlyCollection<string>? schedulers)
    {
        this.schedulers = schedulers;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    /// <summary>Null when there is front matter and it cannot be read: then the note's deck is unknown.</summary>
    public static NoteSettings? Read(MarkdownDocument document, SourceText source, List<Diagnostic> diagnostics, IReadOnlyCollection<string>? schedulers)
    {
        var reader = new FrontMatter(source, diagnostics, schedulers);
        if (document.FirstOrDefault() is YamlFrontMatterBlock block)
            return reader.Read(block);
        return reader.IsOpened() ? reader.Refuse(Rules.FrontMatterNotClosed, "The front matter that begins here never ends.", 1, 1) : new NoteSettings();
    }

    /// <summary>A first line of hyphens with a key under it.</summary>
    private bool IsOpened()
    {
        if (source.LineCount < 2 || !source.Line(1).TrimEnd().SequenceEqual("---"))
            return false;
        ReadOnlySpan<char> second = source.Line(2);
        if (TomlHeader.Is(second.ToString()) && second.ContainsAny('"', '\''))
            return true;
        int colon = second.IndexOf(':');
        return colon > 0 && second[..colon].IndexOfAnyExcept(KeyLetters) < 0;
    }

    private NoteSettings? Read(YamlFrontMatterBlock block)
    {
        var text = new StringBuilder();
        for (int i = 0; i < block.Lines.Count; i++)
            text.Append(block.Lines.Lines[i].Slice.AsSpan()).Append('\n');
        if (TomlHeader.Is(text.ToString()))
            return ReadToml(text.ToString());
        if (!YamlTree.TryRead(text.ToString(), out YamlNode root, out YamlProblem? problem))
            return Refuse(Rules.FrontMatterNotYaml, problem!.Message, problem.Place.Line + 1, problem.Place.Column);
        if (root is not YamlNode.Map map)
            return Refuse(Rules.FrontMatterNotYaml, "Front matter is a list of keys with their values.", root.Start.Line + 1, root.Start.Column);
        return Read(map.Entries, new NoteSettings());
    }

    /// <summary>As hashcards writes it: <c>name</c> is the deck.</summary>
    private NoteSettings? ReadToml(string text)
    {
        ImmutableArray<YamlNode.Entry> entries = TomlHeader.Read(text, out YamlProblem? problem);
        if (problem is not null)
            return Refuse(Rules.FrontMatterNotYaml, problem.Message, problem.Place.Line + 1, problem.Place.Column);
        return Read([.. entries.Select(entry => entry.Key.Value == "name" ? entry with { Key = entry.Key with { Value = "deck" } } : entry)], new NoteSettings { IsToml = true });
    }

    private NoteSettings? Read(ImmutableArray<YamlNode.Entry> entries, NoteSettings settings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlNode.Entry entry in entries)
        {
            string key = entry.Key.Value;
            if (!Keys.Contains(key))
                WarnOfSlip(entry.Key);
            else if (!seen.Add(key))
                return Refuse(Rules.FrontMatterNotYaml, $"The key “{key}” is here twice.", entry.Key.Start.Line + 1, entry.Key.Start.Column);
            else
                settings = Apply(settings, key, entry.Value);
        }

        return settings;
    }

    private NoteSettings Apply(NoteSettings settings, string key, YamlNode value)
    {
        if (key == "tags")
            return settings with { Tags = Tags(value) };
        if (key == "cloze")
            return settings with { ClozeMarks = Marks(value) };
        if (value is not YamlNode.Scalar { Value: var text })
        {
            Warn(value, $"The key “{key}” wants one word.");
            return settings;
        }

        text = Nfc.Of(text.Trim());
        DeckSettings deck = settings.Settings;
        return key switch
        {
            "deck" => settings with { Deck = Accept(DeckPath.Clean(text), "a path such as deep-learning/normalization") },
            "lang" => settings with { Settings = deck with { Language = Accept(Shaped(text), "a language tag such as zh-CN") } },
            "scheduler" => settings with { Settings = deck with { Scheduler = Known(value, Accept(Shaped(text), "the name of a scheduler such as sm2")) } },
            "new-per-day" => settings with { Settings = deck with { NewPerDay = AcceptNumber(text) } },
            "reviews-per-day" => settings with { Settings = deck with { ReviewsPerDay = AcceptNumber(text) } },
            "dialect" => settings with { DialectName = Accept(Dialect.All.FirstOrDefault(dialect => dialect.Name == text)?.Name, $"a dialect that is read here: {string.Join(", ", Dialect.All.Select(dialect => dialect.Name))}") },
            _ => settings with { ImplicitWish = Switch(text) },
        };

        string? Accept(string? usable, string wanted)
        {
            if (usable is null)
                Warn(value, $"“{text}” is not {wanted}.");
            return usable;
        }

        int? AcceptNumber(string digits)
        {
            if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= MostPerDay)
                return number;
            Warn(value, $"“{text}” is not a whole number from 0 to {MostPerDay}.");
            return null;
        }

        bool? Switch(string word)
        {
            bool? on = word switch
            {
                "on" or "true" or "yes" => true,
                "off" or "false" or "no" => false,
                _ => null,
            };
            Accept(on is null ? null : word, "on or off");
            return on;
        }
    }

    /// <summary>Null, with a warning, for a name that no scheduler has.</summary>
    private string? Known(YamlNode value, string? name)
    {
        if (name is null || schedulers is null || schedulers.Count == 0 || schedulers.Contains(name))
            return name;
        string near = schedulers.OrderBy(known => Spelling.Distance(name.ToLowerInvariant(), known)).ThenBy(known => known, StringComparer.Ordinal).First();
        diagnostics.Add(source.Report(Rules.UnknownScheduler, $"No scheduler has the name “{name}”; the nearest name is “{near}”.", Place(value.Start.Line + 1, value.Start.Column, name.Length)) with { Replacement = near });
        return null;
    }

    private static string? Shaped(string text) =>
        text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? text : null;

    private ImmutableArray<string> Tags(YamlNode value)
    {
        IEnumerable<string> words = value switch
        {
            YamlNode.Scalar scalar => scalar.Value.Split(',', '，'),
            YamlNode.List list => list.Elements.OfType<YamlNode.Scalar>().Select(element => element.Value),
            _ => [],
        };
        if (value is YamlNode.Map || (value is YamlNode.List mixed && mixed.Elements.Any(element => element is not YamlNode.Scalar)))
            Warn(value, "Tags are words: a list, or one line with commas.");
        return [.. words.Select(word => Nfc.Of(word.Trim().TrimStart('#'))).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private ClozeMarks Marks(YamlNode value)
    {
        string[] words = value switch
        {
            YamlNode.Scalar scalar => scalar.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            YamlNode.List list => [.. list.Elements.OfType<YamlNode.Scalar>().Select(element => element.Value)],
            _ => [],
        };
        ClozeMarks marks = ClozeMarks.None;
        foreach (string word in words)
        {
            if (Enum.TryParse(word, ignoreCase: true, out ClozeMarks mark) && word.All(char.IsAsciiLetter))
                marks |= mark;
            else
                Warn(value, $"“{word}” is not a mark of clozes: highlight, bold, curly or none.");
        }

        return marks;
    }

    private void WarnOfSlip(YamlNode.Scalar key)
    {
        if (key.Value.Length > 30 || Foreign.Contains(key.Value))
            return;
        string? near = Keys.Select(name => (Name: name, Distance: Spelling.Distance(key.Value, name))).Where(pair => pair.Distance <= 2).OrderBy(pair => pair.Distance).FirstOrDefault().Name;
        if (near is not null)
            diagnostics.Add(source.Report(Rules.AlmostAKey, $"“{key.Value}” is not one of our keys; “{near}” is.", Place(key.Start.Line + 1, key.Start.Column, key.Value.Length)) with { Replacement = near });
    }

    private void Warn(YamlNode value, string message) =>
        diagnostics.Add(source.Report(Rules.UnusableSetting, message, Place(value.Start.Line + 1, value.Start.Column)));

    private NoteSettings? Refuse(DiagnosticRule rule, string message, int line, int column)
    {
        diagnostics.Add(source.Report(rule, message, Place(Math.Min(line, source.LineCount), column)));
        return null;
    }

    private Model.SourceSpan Place(int line, int column, int length = 0) => new(source.File, line, column, length);
}
