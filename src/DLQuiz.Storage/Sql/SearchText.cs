using System.Globalization;
using System.Text;
using System.Text.Json;

using DLQuiz.Core.Model;

namespace DLQuiz.Storage.Sql;

/// <summary>The statement of a search: the one kind that is put together, since a learner may combine conditions as they like. Numbers stand in it, texts never do.</summary>
internal sealed class SearchText
{
    /// <summary>Spellings of a word with that many letters beyond ASCII that have two cases are all tried; of more, a few.</summary>
    private const int MostCasedLetters = 4;

    private const string States = "card_states s";

    private readonly Database database;
    private readonly IReadOnlyList<(long Pre, string Path)> decks;
    private readonly int today;
    private readonly List<object?> values = [];
    private bool asksCards;
    private bool asksStates;

    private SearchText(Database database, IReadOnlyList<(long Pre, string Path)> decks, StudyDay today)
    {
        this.database = database;
        this.decks = decks;
        this.today = today.Number;
    }

    /// <summary>A statement that gives keys, and its values.</summary>
    /// <param name="database">Whose dialect.</param>
    /// <param name="decks">Every deck, in pre-order.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="learner">Whose states.</param>
    public static (string Sql, object?[] Values) Keys(Database database, IReadOnlyList<(long Pre, string Path)> decks, CardQuery query, long learner)
    {
        var text = new SearchText(database, decks, query.Today);
        string found = text.Found(query, learner);
        return ($"SELECT s.card {found} ORDER BY {OrderOf(query.Order)} LIMIT @most", [.. text.values]);
    }

    /// <summary>The same for their number.</summary>
    public static (string Sql, object?[] Values) Count(Database database, IReadOnlyList<(long Pre, string Path)> decks, CardQuery query, long learner)
    {
        var text = new SearchText(database, decks, query.Today);
        string found = text.Found(query, learner);
        return ($"SELECT COUNT(*) {found}", [.. text.values]);
    }

    private static string OrderOf(CardOrder order) => order switch
    {
        CardOrder.Due => "CASE WHEN s.due IS NULL THEN 1 ELSE 0 END, s.due, s.deck_pre, s.position, s.card",
        CardOrder.Ease => "CASE WHEN s.last_review IS NULL THEN 1 ELSE 0 END, s.ease, s.deck_pre, s.position, s.card",
        CardOrder.Lapses => "s.lapses DESC, s.deck_pre, s.position, s.card",
        CardOrder.Recent => "CASE WHEN s.last_review IS NULL THEN 1 ELSE 0 END, s.last_review DESC, s.deck_pre, s.position, s.card",
        _ => "s.deck_pre, s.position, s.card",
    };

    /// <summary>From the cards to their states when only the cards' texts narrow the search: reading a table from one end to the other is the fastest that can be done without an index.</summary>
    private string Found(CardQuery query, long learner)
    {
        string where = string.Join(" OR ", query.Alternatives.Select(all => all.IsEmpty ? "TRUE" : string.Join(" AND ", all.Select(Of))));
        string whole = database.WholeTable;
        string tables = !asksCards ? $"{States} {whole}"
            : asksStates ? $"{States} {whole} CROSS JOIN cards c"
            : $"cards c CROSS JOIN {States}";
        string joined = asksCards ? "s.card = c.key AND " : "";
        return string.Create(CultureInfo.InvariantCulture, $"FROM {tables} WHERE {joined}s.learner_id = {learner} AND s.queue <> 4 AND ({where})");
    }

    /// <summary>True or false and never null, so that it can be negated.</summary>
    private string Of(CardCondition condition)
    {
        string holds = condition switch
        {
            CardCondition.InDeck deck => OfDeck(deck),
            CardCondition.Tagged tagged => OfCard(OfTag(tagged.Tag)),
            CardCondition.OfKind kind => OfCard($"c.kind = {Number((int)kind.Kind)}"),
            CardCondition.Contains text => OfCard(OfWords(text.Words)),
            CardCondition.Flagged flag => OfState($"s.flag = {Number(flag.Colour)}"),
            CardCondition.Lapsed lapsed => OfState($"s.lapses >= {Number(lapsed.AtLeast)}"),
            CardCondition.Stands stands => OfState(OfStanding(stands.Standing)),
            _ => throw new ArgumentException($"No statement asks for {condition.GetType().Name}.", nameof(condition)),
        };
        return $"({holds}) IS {(condition.IsNegated ? "NOT " : "")}TRUE";
    }

    private string OfCard(string holds)
    {
        asksCards = true;
        return holds;
    }

    private string OfState(string holds)
    {
        asksStates = true;
        return holds;
    }

    /// <summary>Decks that follow one another are one range, so that a subtree is.</summary>
    private string OfDeck(CardCondition.InDeck condition)
    {
        List<string> ranges = [];
        for (int start = 0; start < decks.Count; start++)
        {
            int end = start;
            while (end < decks.Count && condition.Holds(decks[end].Path))
                end++;
            if (end > start)
                ranges.Add($"s.deck_pre BETWEEN {Number(decks[start].Pre)} AND {Number(decks[end - 1].Pre)}");
            start = end;
        }

        return ranges.Count == 0 ? "FALSE" : OfState(string.Join(" OR ", ranges));
    }

    private string OfStanding(CardStanding standing)
    {
        string day = Number(today);
        string shown = $"NOT s.suspended AND (s.buried_until IS NULL OR s.buried_until <= {day})";
        return standing switch
        {
            CardStanding.New => $"s.last_review IS NULL AND {shown}",
            CardStanding.Due => $"(s.due <= {day} OR s.drill_day = {day}) AND {shown}",
            CardStanding.Learning => $"s.drill_day = {day}",
            CardStanding.Later => $"s.due > {day} AND (s.drill_day IS NULL OR s.drill_day <> {day})",
            CardStanding.Young => $"s.last_review IS NOT NULL AND s.interval_days < {Number(CardState.MatureDays)}",
            CardStanding.Mature => $"s.last_review IS NOT NULL AND s.interval_days >= {Number(CardState.MatureDays)}",
            CardStanding.Suspended => "s.suspended",
            CardStanding.Buried => $"s.buried_until > {day}",
            _ => "s.flag > 0",
        };
    }

    /// <summary>Tags are a JSON array: each stands between quotation marks.</summary>
    private string OfTag(string tag)
    {
        string json = InJson(tag);
        return string.Join(" OR ", Like("c.tags", $"\"{json}\""), Like("c.tags", $"\"{json}/"), Like("c.tags", $"\"{json}:"));
    }

    /// <summary>Headings are a JSON array: its own brackets, and the comma between two, are no part of them.</summary>
    private string OfWords(string words) => string.Join(" OR ", new[]
    {
        Like("c.front", words),
        Like("c.back", words),
        words == "," ? "FALSE" : Like("c.context", InJson(words), "__%", "%__"),
    });

    /// <summary>Its values come in the order in which the text names them.</summary>
    private string Like(string column, string words, string before = "%", string after = "%") => string.Join(" OR ", Spellings(words).Select(spelling =>
    {
        values.Add(before + Escaped(spelling) + after);
        return $"{column} {database.Like} @words{Number(values.Count)} ESCAPE '!'";
    }));

    /// <summary>SQLite knows the two cases of ASCII letters only; of others each spelling is a pattern of its own.</summary>
    private static IEnumerable<string> Spellings(string words)
    {
        int[] cased = [.. Enumerable.Range(0, words.Length).Where(at => !char.IsAscii(words[at]) && char.ToUpperInvariant(words[at]) != char.ToLowerInvariant(words[at]))];
        if (cased.Length > MostCasedLetters)
            return new[] { words, words.ToLowerInvariant(), words.ToUpperInvariant() }.Distinct();

        return Enumerable.Range(0, 1 << cased.Length).Select(choice =>
        {
            char[] spelling = words.ToCharArray();
            for (int i = 0; i < cased.Length; i++)
                spelling[cased[i]] = (choice >> i & 1) == 0 ? char.ToLowerInvariant(words[cased[i]]) : char.ToUpperInvariant(words[cased[i]]);
            return new string(spelling);
        });
    }

    private static string InJson(string text) => JsonSerializer.Serialize(text, EventJson.Readable.String)[1..^1];

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
            escaped.Append(c is '%' or '_' or '!' ? "!" : "").Append(c);
        return escaped.ToString();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
