using CsCheck;
using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Expressions.Functions;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Tests.Compute;

public sealed class FormulaTests
{
    private static readonly Dictionary<string, Value> Names = new(StringComparer.Ordinal) { ["x"] = RealTensor.Vector(1, 2, 3), ["n"] = IntegerTensor.Scalar(2) };

    private static readonly string[] Pieces =
    [
        "x", "n", "1", "2.5", "1e-5", "'same'", "true", "null", "(", ")", "[", "]", "{", "}", ",", ":", ".", "=", "==", "!=", "<=", "≤", "+", "-", "−", "*", "**", "/", "^", "and ", "or ", "not ", "if(",
        "sum(", "max(", "batch_norm_train(", "kmeans_assign(", "svm_margin(", "eps=", ".y", "γ", "（", "１", " ", "\n", "\0", "\ud83d", "'", "\"",
    ];

    public static TheoryData<string> Hostile() =>
    [
        "9^9^9^9", "9**9**9**9", "(2^62)^(2^62)", new string('(', 100_000), new string('[', 100_000), new string('-', 4_900) + "1",
        string.Concat(Enumerable.Repeat("not ", 1_200)) + "true", string.Concat(Enumerable.Repeat("2^-", 1_600)) + "1", string.Concat(Enumerable.Repeat("2^", 2_400)) + "1",
        "[" + string.Concat(Enumerable.Repeat("1,", 2_450)) + "1]", string.Concat(Enumerable.Repeat("1+", 2_450)) + "1", "x" + string.Concat(Enumerable.Repeat("[0:]", 1_200)),
        string.Concat(Enumerable.Repeat("sum(", 49)) + "x" + new string(')', 49), string.Concat(Enumerable.Repeat("sum(", 1_200)), string.Concat(Enumerable.Repeat("if(true,1,", 450)),
        "'" + new string('a', 4_900), new string('9', 4_990), "1e99999", "0." + new string('0', 4_900) + "1", "dilated_stack_receptive_field(3, [1], stacks=1000000)",
        "dilated_stack_receptive_field(1000000000, [1000000000, 1000000000, 1000000000, 1000000000, 1000000000, 1000000000, 1000000000, 1000000000, 1000000000, 1000000000])",
        Big("sort({0})"), Big("distinct({0})"), Big("({0}) + transpose([{0}])"), Big("matmul(transpose([{0}]), [{0}])"), Big("kmeans_assign({0}, {0})"), Big("kmeans_lloyd_step({0}, {0})"), Big("gap({0}, {0})"),
        "x == x == x == x", "[x, [x, [x, [x, x]]]]", "{a: {a: {a: {a: 1}}}}.a.a.a.a.a", "round(1e308, 15)", "mod(-9223372036854775807 - 1, -1)", "abs(-9223372036854775807 - 1)", "-(-9223372036854775807 - 1)", "x[-9223372036854775807 - 1]", "x[9e18:-9e18]",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_formula_is_refused_or_done_in_50_ms(string text)
    {
        // The first run pays for the compiler; what a formula costs is what the best of three shows.
        TimeSpan best = TimeSpan.MaxValue;
        long allocated = long.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan taken = WorkClock.Measure(() => Run(text));
            best = taken < best ? taken : best;
            allocated = Math.Min(allocated, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.True(best < TimeSpan.FromMilliseconds(50), $"{best.TotalMilliseconds} ms");
        Assert.True(allocated < 100_000_000, $"{allocated} bytes");
    }

    [Fact]
    public void No_text_does_more_than_be_refused() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 40].Select(indices => string.Concat(indices.Select(index => Pieces[index]))).Sample(Run, iter: 20_000);

    [Fact]
    public void No_string_does_more_than_be_refused() => Gen.String.Sample(Run, iter: 5_000);

    [Fact]
    public void An_error_lies_within_the_text() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 20].Select(indices => string.Concat(indices.Select(index => Pieces[index]))).Sample(
            text =>
            {
                if (Formula.TryParse(text, out Formula? _, out FormulaError? error))
                    return true;
                return error.Offset >= 0 && error.Offset + error.Length <= text.Length && error.Message.Length > 0 && error.Format(text).Length > 0;
            },
            iter: 5_000);

    [Fact]
    public void What_a_value_is_written_as_reads_back_as_that_value() =>
        Gen.Double[-1e9, 1e9].Array[1, 5].Select(numbers => RealTensor.Vector(numbers)).Sample(vector =>
            RealTensor.From((Tensor)Formula.Parse(vector.ToString()).Evaluate(Names, EvaluationBudget.Question))!.Equals(vector));

    [Fact]
    public void Integers_stay_exact_and_turn_real_beyond_64_bits()
    {
        Assert.Equal(IntegerTensor.Scalar(9007199254740993), Evaluate("9007199254740992 + 1"));
        Assert.Equal(RealTensor.Scalar(1.8446744073709552E19), Evaluate("9223372036854775807 * 2"));
        Assert.Equal(RealTensor.Scalar(2), Evaluate("4 / 2"));
    }

    [Fact]
    public void Names_are_those_that_must_be_given() =>
        Assert.Equal(["P", "b", "x"], Formula.Parse("sum(P[b:]) + x*pi + e").Names);

    [Fact]
    public void A_given_name_stands_before_a_constant() =>
        Assert.Equal(IntegerTensor.Scalar(3), Formula.Parse("e + 1").Evaluate(new Dictionary<string, Value>(StringComparer.Ordinal) { ["e"] = IntegerTensor.Scalar(2) }, EvaluationBudget.Question));

    [Theory]
    [InlineData("g*x + b => the sentence", 8)]
    [InlineData("x >= 1   ", 9)]
    [InlineData("kmeans_assign(P, C).labels : 1", 27)]
    [InlineData("1.5..9", 3)]
    public void A_prefix_ends_where_the_next_thing_starts(string text, int end)
    {
        Assert.True(Formula.TryParsePrefix(text, 0, out Formula? _, out int actual, out FormulaError? _));
        Assert.Equal(end, actual);
    }

    [Fact]
    public void A_prefix_with_a_mistake_inside_is_refused_at_the_mistake()
    {
        Assert.False(Formula.TryParsePrefix("a: g*2 + => s", 3, out Formula? _, out int _, out FormulaError? error));
        Assert.Equal(9, error.Offset);
    }

    [Fact]
    public void A_call_costs_what_its_arguments_cost() =>
        Assert.Contains("steps", Assert.Throws<FormulaException>(() => Formula.Parse("sum(x*x*x)").Evaluate(Names, new EvaluationBudget(5, 100))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_function_says_what_it_gives() =>
        Assert.All(FunctionLibrary.All, function =>
        {
            Assert.EndsWith(".", function.Summary.Replace(": max(0, 1 - y*f).", ".", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.StartsWith(function.Name + "(", function.Signature, StringComparison.Ordinal);
        });

    private static string Big(string pattern) => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, "[" + string.Join(',', Enumerable.Range(0, 540)) + "]");

    private static Value Evaluate(string text) => Formula.Parse(text).Evaluate(Names, EvaluationBudget.Question);

    private static void Run(string text)
    {
        try
        {
            Evaluate(text);
        }
        catch (FormulaException)
        {
            // Being refused is one of the two things that may happen.
        }
    }
}
