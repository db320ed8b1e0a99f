namespace DLQuiz.Tests.BadInput;

/// <summary>YAML of strangers, each piece once as front matter and once as a quiz block.</summary>
internal static class BadYaml
{
    private static readonly (string Name, string Text)[] Pieces =
    [
        ("deep-flow-maps", Times("{a: ", 10_000)),
        ("deep-flow-lists", "a: " + Times("[", 10_000)),
        ("closed-deep-lists", "a: " + Times("[", 25) + Times("]", 25)),
        ("deep-block-maps", string.Concat(Enumerable.Range(0, 300).Select(depth => new string(' ', depth) + "a:\n"))),
        ("deep-sequences", Times("- ", 5_000) + "a"),
        ("alias-bomb", "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: [*c, *c, *c]"),
        ("alias-to-itself", "a: &a [*a]"),
        ("anchor", "a: &x b"),
        ("unknown-alias", "a: *nowhere"),
        ("merge-key", "<<: {a: b}\ndeck: {}"),
        ("tag", "a: !!python/object:os.system b"),
        ("odd-tag", "!<> a"),
        ("open-tag", "!![ a"),
        ("tag-directive", "%TAG ! tag:x,2000:\n---\na: b"),
        ("second-document", "a: b\n...\nc: d"),
        ("document-ends", "...\n...\n"),
        ("many-keys", string.Concat(Enumerable.Range(0, 6_000).Select(i => $"k{i}: v\n"))),
        ("wide-list", "a: [" + Times("x, ", 6_000) + "x]"),
        ("long-plain", Times("a ", 40_000)),
        ("long-quoted", "a: \"" + Times("b", 70_000) + "\""),
        ("keys-twice", "id: a\nid: b\ndeck: a\ndeck: b"),
        ("tab-indented", "a:\n\tb: c"),
        ("tab-behind-key", "\ta: b"),
        ("open-quote", "a: 'b\nc: d"),
        ("open-double-quote", "a: \"b\nc: d"),
        ("bad-escape", "a: \"\\q\""),
        ("open-list", "a: [b, c\nd: e"),
        ("open-map", "a: {b: c\nd: e"),
        ("crossed-brackets", "a: [b}"),
        ("colon-in-value", "a: b: c"),
        ("at", "a: @b"),
        ("backtick", "a: `b`"),
        ("percent", "a: %b"),
        ("complex-key", "? {a: b}\n: c"),
        ("list-at-top", "- a\n- b"),
        ("words-at-top", "just words"),
        ("null-key", ": a"),
        ("indent-lost", "a:\n    b: c\n  d: e"),
        ("block-header", "a: |9\n b"),
        ("binary", "a: !!binary gA=="),
        ("control", "a: \"\\x00\\x07\"\ndekc: x\nanswre: x"),
        ("bidi-key", "de\u202eck: a\ndekc: b"),
    ];

    public static IEnumerable<BadNote> All()
    {
        foreach ((string name, string text) in Pieces)
        {
            yield return new BadNote($"yaml-front-{name}", $"---\n{text}\n---\n\nQ: without an answer?\n");
            yield return new BadNote($"yaml-quiz-{name}", $"```quiz\n{text}\n```\n");
        }
    }

    private static string Times(string text, int times) => BadNotes.Times(text, times);
}
