using System.Globalization;

namespace DLQuiz.Tests.BadInput;

/// <summary>Quiz blocks with one mistake each: every key malformed in every way, and formulas, draws, tolerances and tests that cannot be.</summary>
internal static class BadQuestions
{
    private static readonly string[] Keys =
        ["id", "params", "where", "ask", "kind", "answer", "tol", "precision", "ordered", "labels", "tries", "weight", "wrong", "steps", "hint", "test", "parts"];

    private static readonly string[] Draws =
    [
        "ints()", "ints(4)", "ints(4, 9..-5)", "ints(-1, 0..3)", "ints(2.5, 0..3)", "ints(1e9, 0..3)", "ints(4, 0..1e30)", "int(0..nan)", "step(0..1, 0)", "step(0..1, -0.5)", "step(0..1e12, 1e-12)",
        "reals(3)", "pick()", "pick(1, \"a\")", "choice()", "perm(-3)", "perm(1000000)", "points(0, 0, 0..1)", "matrix(1e5, 1e5, 0..1)", "normal(0, -1, 2)", "list()", "dice(6)", "Ints(4, 0..3)", "ints(4, 0…9)", "ints(4, 0..3",
    ];

    private static readonly string[] Formulas =
    [
        "1 +", "(1", "1)", "[1, 2", "1,5", "x", "mean()", "mean(1, 2, 3)", "mean", "sqrt(-1)", "log(0)", "0/0", "1/0", "1e999", "[1, 2] + [1, 2, 3]", "[[1, 2], [3]]", "[1, 2][5]", "[1, 2][0.5]", "softmax([1, 2], axis=7)",
        "no_such_operation(1)", "mean([1], mean=2)", "\"text\"", "true", "null", "x = 1", "a.b.c", "1 ; 2", "＋", "2 *** 3", "lambda x: x", "__import__(\"os\")", "factorial(1e9)", "sum(range(1e12))", "9 ^ 9 ^ 9 ^ 9",
        "zeros(1e6, 1e6)", "eye(100000)", "matmul([[1, 2]], [[1, 2]])", "∑x", "$x$", "{{x}}",
    ];

    private static readonly string[] Tolerances = ["", "rel", "abs", "rel x", "rel -1", "abs nan", "rel 2, rel 3", "abs 0.1 rel", "0.5 %", "± 0.1", "abs 1e400", "[0.1]"];

    private static readonly string[] Tests =
        ["1 ok", ": 1 ok", "x=1 1 ok", "x=1 : ok", "x=1 : 1 fine", "x=1 : 1 wrong 9", "y=1 : 1 ok", "x=[1 : 1 ok", "x=1 : 2 ok", "x=1 : 1 unreadable", "x=1 x=2 : 1 ok", "x=1 : one ok"];

    private static readonly string[] Parts =
    [
        "1", "[]", "{a: 1}", "[1, 2]", "[{name: a}]", "[{answer: 1}]", "[{name: a, answer: 1}, {name: a, answer: 2}]", "[{name: a, answer: b}, {name: b, answer: 1}]", "[{name: a b, answer: 1}]", "[{name: 1a, answer: 1}]",
        "[{name: a, answer: 1, follow: 2, tol: abs 0.1}]", "[{name: a, kind: tensor, answer: 1}]", "[{name: a, kind: labels, answer: 1}]", "[{name: a, kind: matrix, answer: 1, tol: abs 0.1}]", "[{name: a, answer: 1, partial: half, tol: abs 0.1}]", "[{name: a, answer: 1, where: b}]",
    ];

    public static IEnumerable<BadNote> All()
    {
        foreach (string key in Keys)
        {
            // The values of params and where are replaced in place, so that the block has no key twice but on purpose.
            yield return Quiz($"key-{key}-twice", $"{Without(key)}{key}: 1\n{key}: 2\n");
            yield return Quiz($"key-{key}-as-map", $"{Without(key)}{key}: {{a: {{b: c}}}}\n");
            yield return Quiz($"key-{key}-mistyped", $"{Without("none")}{key[..^1]}: 1\n");
        }

        foreach ((string name, string[] values, Func<string, string> block) in Tables())
        {
            for (int i = 0; i < values.Length; i++)
                yield return Quiz(string.Create(CultureInfo.InvariantCulture, $"{name}-{i:00}"), block(values[i]));
        }

        foreach ((string name, string formula) in Bombs())
            yield return Quiz($"bomb-{name}", $"ask: a\nanswer: |\n  {formula}\ntol: abs 0.1\n");
        yield return new BadNote("quiz-many-blocks", BadNotes.Times("```quiz\nask: a\nanswer: 1/0\n```\n", 3_000));
    }

    private static IEnumerable<(string Name, string[] Values, Func<string, string> Block)> Tables() =>
    [
        ("draw", Draws, draw => $"params: |\n  x = {draw}\nask: a\nanswer: sum(x)\ntol: abs 0.1\n"),
        ("answer", Formulas, formula => $"ask: a\nanswer: |\n  {formula}\ntol: abs 0.1\n"),
        ("template", Formulas, formula => $"ask: |\n  a {{{{{formula}}}}}\nanswer: 1\nwhere: zero\ntol: abs 0.1\n"),
        ("tol", Tolerances, tolerance => $"params: |\n  x = pick(0, 1)\nask: a\nanswer: x\ntol: {tolerance}\nprecision: never\n"),
        ("test", Tests, test => $"params: |\n  x = pick(1, 3)\nask: a\nanswer: x\ntol: abs 0.1\nwrong: |\n  x + 1 => One too many.\ntest: |\n  {test}\n"),
        ("parts", Parts, parts => $"ask: a\nparts: {parts}\n"),
    ];

    private static IEnumerable<(string Name, string Formula)> Bombs() =>
    [
        ("brackets", BadNotes.Times("(", 5_000) + "1" + BadNotes.Times(")", 5_000)),
        ("lists", BadNotes.Times("[", 5_000) + "1" + BadNotes.Times("]", 5_000)),
        ("minus", BadNotes.Times("-", 20_000) + "1"),
        ("sum", "1" + BadNotes.Times(" + 1", 20_000)),
        ("power", "2" + BadNotes.Times(" ^ 2", 2_000)),
        ("long-list", "[" + BadNotes.Times("1, ", 30_000) + "1]"),
        ("calls", BadNotes.Times("sqrt(", 3_000) + "1" + BadNotes.Times(")", 3_000)),
        ("ranges", "sum(" + BadNotes.Times("range(0, 100000) + ", 50) + "1)"),
        ("long-name", BadNotes.Times("a", 50_000)),
        ("long-number", BadNotes.Times("9", 50_000)),
    ];

    /// <summary>A sound block less one key.</summary>
    private static string Without(string key) => string.Concat(new[] { "ask: a\n", "answer: 1\n", "tol: abs 0.1\n" }.Where(line => !line.StartsWith(key + ":", StringComparison.Ordinal)));

    private static BadNote Quiz(string name, string block) => new("quiz-" + name, $"```quiz\n{block}```\n");
}
