using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DLQuiz.Compute.Expressions.Functions;
using DLQuiz.Compute.Operations;

namespace DLQuiz.Core.Tests.Compute;

/// <summary>Formulas made to exhaust time, stack or memory; the n-th is the same on every machine.</summary>
/// <remarks>A few lines at most, evaluated in order, each naming its value <c>x1</c>, <c>x2</c> … for those below it, as an author's block does.</remarks>
internal static class HostileFormulas
{
    private static readonly ImmutableArray<Func<Random, string[]>> Kinds =
        [Deep, Unbalanced, LongChain, HugePowers, HugeNumbers, HugeShapes, GrowingNames, TwinLists, WideLists, ChainedSlices, Texts, NestedCalls, BigOperations, Garbage];

    public static string[] At(int number) => Kinds[number % Kinds.Length](new Random(number));

    private static string[] Deep(Random random)
    {
        int depth = random.Next(1, 4_000);
        string open = Pick(random, "(", "[", "{a: ", "-(", "if(true, ", "softmax([", "not (", "sqrt(");
        string close = open.Contains('[', StringComparison.Ordinal) ? "]" + (open.Contains('(', StringComparison.Ordinal) ? ")" : "") : open[0] == '{' ? "}" : open.StartsWith("if", StringComparison.Ordinal) ? ", 0)" : ")";
        return [Repeat(open, depth) + "1" + (random.Next(2) == 0 ? Repeat(close, depth) : "")];
    }

    private static string[] Unbalanced(Random random) => [Repeat(Pick(random, "-", "not ", "+-", "^-", "((((", "]", "'", "1+", "--", "[[", "a.", "x[", "2^"), random.Next(1, 5_000))];

    private static string[] LongChain(Random random)
    {
        string sign = Pick(random, "+", "*", "-", "/", "^", " and ", " or ", "==", "<", "**");
        string operand = Pick(random, "1", "x", "[1,2,3]", "true", "m", "1.5e300", "v[0]", "sum(v)");
        return [string.Join(sign, Enumerable.Repeat(operand, random.Next(2, 2_000)))];
    }

    private static string[] HugePowers(Random random) =>
        [string.Join("^", Enumerable.Range(0, random.Next(2, 60)).Select(_ => Pick(random, "9", "99", "-9", "0.5", "1e308", "v", "m", "(-1)", "0", "inf", "nan")))];

    private static string[] HugeNumbers(Random random) =>
        [Repeat("9", random.Next(1, 5_000)) + Pick(random, "", "." + Repeat("9", 2_000), "e999999999", "e-999999999", "*" + Repeat("9", 300), "!")];

    private static string[] HugeShapes(Random random) =>
    [
        Pick(random, "[v]*transpose([v])", "m + [m, m]", "[m, m, m]", "transpose([v]) == [v]", "matmul(m, m)", "matmul(transpose([v]), [v])"),
        "x1 + x1",
        "[x2, x2]",
        Pick(random, "matmul(x3[0], x3[1])", "sum(x3 * x3)", "sort(x3)", "x3[0:1][0:1]", "cumsum(x3)"),
    ];

    private static string[] GrowingNames(Random random)
    {
        string step = Pick(random, "[x, x]", "[x, x, x, x]", "x * [x]", "{a: x, b: x}", "[x, 'a']", "[x, [x]]", "x + [x]", "[{a: x}, {a: x}]");
        int lines = random.Next(10, 60);
        return [.. Enumerable.Range(0, lines).Select(i => i == 0 ? Pick(random, "[1]", "1", "'a'", "{a: 1}") : step.Replace("x", $"x{i}", StringComparison.Ordinal)), $"x{lines} == x{lines - 1}"];
    }

    private static string[] TwinLists(Random random)
    {
        // Two structures that share nothing and differ nowhere: comparing them walks all of both.
        int lines = random.Next(5, 40);
        string step = Pick(random, "[x, x]", "{a: x, b: x}", "[x, 'a', x]");
        IEnumerable<string> twins = Enumerable.Range(1, lines).SelectMany(i => new[] { step.Replace("x", $"x{(2 * i) - 1}", StringComparison.Ordinal), step.Replace("x", $"x{2 * i}", StringComparison.Ordinal) });
        return ["'a'", "'a'", .. twins, $"x{(2 * lines) + 1} == x{(2 * lines) + 2}"];
    }

    private static string[] WideLists(Random random) =>
        [$"{Pick(random, "sort", "sum", "max", "distinct", "prod", "cumsum", "counts", "std", "norm", "")}([{string.Join(",", Enumerable.Range(0, random.Next(1, 2_400)).Select(_ => Pick(random, "1", "[]", "x", "'a'", "null", "v", "m", "{}", "[1,2]")))}])"];

    private static string[] ChainedSlices(Random random) =>
        [Pick(random, "v", "m", "[1,2,3]", "[m, m]", "'text'") + Repeat(Pick(random, "[0:]", "[:]", "[0:999999999]", "[-1:]", "[:,:]", "[0]", ".a", "[1e9]", "[:-1]", "[9^9^9]"), random.Next(1, 1_200))];

    private static string[] Texts(Random random) =>
        [$"{Pick(random, "", "sum(", "batch_norm_train(", "conv2d(m, m, padding=")}'{Repeat(Pick(random, "a", "\\", "字", "\u202e", "\0", "\ud83d\ude00"), random.Next(1, 4_900))}'{Pick(random, "", ")", " == 'a'", "[0]")}"];

    private static string[] NestedCalls(Random random)
    {
        Function[] functions = [.. FunctionLibrary.All];
        StringBuilder text = new(Pick(random, "v", "m", "[1,2]", "1"));
        for (int i = random.Next(1, 48); i > 0; i--)
            text.Insert(0, functions[random.Next(functions.Length)].Name + "(").Append(Pick(random, ")", ", m)", ", v)", ", 1)"));
        return [text.ToString()];
    }

    private static string[] BigOperations(Random random)
    {
        Operation operation = OperationRegistry.All[random.Next(OperationRegistry.All.Length)];
        IEnumerable<string> arguments = operation.Declaration.Arguments
            .Where(argument => argument.IsRequired || random.Next(3) == 0)
            .Select(argument => $"{argument.Name}={Pick(random, "m", "v", "[m]", "[[m]]", "v[0:40]", "m[0:20]", "1000000", "1e9", "[1,1000000]", "9^9", "'same'", "0.5", "true", "[[[[1]]]]")}");
        return [$"{operation.Declaration.Name}({string.Join(", ", arguments)})"];
    }

    private static string[] Garbage(Random random)
    {
        const string Signs = "()[]{}.,:+-*/^<>=!'\"0123456789eE abcxvm_×−÷（）ａ\t\n\0§";
        return [string.Concat(Enumerable.Range(0, random.Next(1, 400)).Select(_ => Signs[random.Next(Signs.Length)]))];
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    /// <summary>For a message: a hostile text in full would be a hostile message.</summary>
    public static string Shorten(string text) => text.Length <= 100 ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..100]}… ({text.Length} characters)");
}
