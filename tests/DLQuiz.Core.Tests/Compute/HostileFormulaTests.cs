using System.Globalization;
using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Tests.Compute;

/// <summary>No deck can hang or exhaust the program; <c>DLQUIZ_TEST_HOSTILE=10000</c> tries that many formulas instead of a few hundred.</summary>
[Collection(nameof(HostileFormulaTests))]
[CollectionDefinition(nameof(HostileFormulaTests), DisableParallelization = true)]
public sealed class HostileFormulaTests
{
    private const int Usual = 420;
    private const int Attempts = 5;
    private const long MostBytes = 64 << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    [Fact]
    public void A_hostile_formula_is_refused_or_done_in_50_ms_with_bounded_memory()
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("DLQUIZ_TEST_HOSTILE"), CultureInfo.InvariantCulture, out int many) ? many : Usual;
        List<string> offences = [];
        for (int number = 0; number < count; number++)
        {
            Dictionary<string, Value> names = Names();
            foreach (string line in HostileFormulas.At(number))
            {
                (Value? value, TimeSpan time, long bytes) = Run(line, names);
                if (time > Limit || bytes > MostBytes)
                    offences.Add($"{number}: {time.TotalMilliseconds:0} ms, {bytes >> 20} MB: {HostileFormulas.Shorten(line)}");
                if (value is null)
                    break;
                names[$"x{names.Count - 2}"] = value;
            }
        }
        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }

    [Theory]
    [MemberData(nameof(DeclarationTests.Names), MemberType = typeof(DeclarationTests))]
    public void An_operation_on_large_arguments_is_refused_or_done_in_50_ms(string name)
    {
        Operation operation = OperationRegistry.Find(name)!;
        List<string> offences = [];
        foreach (Value?[] values in DrawnArguments.Large(operation.Declaration, count: 40))
        {
            (bool isDone, TimeSpan time, long bytes) = Measure(() => Evaluates(operation, values), none: false);
            if (time > Limit || bytes > MostBytes)
                offences.Add($"{(isDone ? "done" : "refused")} in {time.TotalMilliseconds:0} ms, {bytes >> 20} MB: {string.Join("; ", values.Select(value => value is Tensor { IsScalar: false } tensor ? tensor.Shape.ToString() : value?.ToString()))}");
        }
        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }

    /// <summary>Any other exception than a refusal fails the test.</summary>
    private static (Value? Value, TimeSpan Time, long Bytes) Run(string line, IReadOnlyDictionary<string, Value> names) => Measure(() => Evaluate(line, names), none: null);

    /// <summary>The fastest of a few attempts: the work is the same each time, what else runs on the machine is not.</summary>
    private static (T Result, TimeSpan Time, long Bytes) Measure<T>(Func<T> work, T none)
    {
        T result = none;
        TimeSpan fastest = TimeSpan.MaxValue;
        long bytes = 0;
        for (int attempt = 0; attempt < Attempts && fastest > Limit; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan time = WorkClock.Measure(() => result = work());
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            fastest = time < fastest ? time : fastest;
        }
        return (result, fastest, bytes);
    }

    private static Value? Evaluate(string line, IReadOnlyDictionary<string, Value> names)
    {
        try
        {
            return Formula.Parse(line).Evaluate(names, EvaluationBudget.Question);
        }
        catch (FormulaException)
        {
            return null;
        }
    }

    private static bool Evaluates(Operation operation, Value?[] values)
    {
        try
        {
            operation.Evaluate(operation.Bind(values, new Meter(EvaluationBudget.Question)));
            return true;
        }
        catch (Exception refusal) when (refusal is OperationRefusedException or BudgetExceededException)
        {
            return false;
        }
    }

    /// <summary>Values of the size that an author's draws could reach.</summary>
    private static Dictionary<string, Value> Names() => new(StringComparer.Ordinal)
    {
        ["x"] = IntegerTensor.Scalar(3),
        ["v"] = RealTensor.Adopt(Shape.Of(2_000), [.. Enumerable.Range(0, 2_000).Select(i => Math.Sin(i))]),
        ["m"] = RealTensor.Adopt(Shape.Of(300, 300), [.. Enumerable.Range(0, 90_000).Select(i => Math.Cos(i))]),
    };
}
