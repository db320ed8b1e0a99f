using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Benchmarks;

/// <summary>What one evaluation of a question's size costs: an operation bound and evaluated, and a parsed formula around it.</summary>
[MemoryDiagnoser]
public class ComputeBenchmarks
{
    private Operation _operation = null!;
    private Arguments _arguments = null!;
    private ImmutableArray<KeyValuePair<string, Value>> _values = [];
    private Formula _formula = null!;

    [Params(
        "batch_norm_train([[1, 2], [3, 5], [0, 4]], gamma=[2, 1], beta=[0, 1])",
        "softmax([1, 2, 3, 4])",
        "soft_threshold([0.5, -2, 1.5, 0], 1)",
        "kmeans_lloyd_step([[0, 0], [1, 0], [4, 4], [5, 4]], [[0, 0], [5, 5]])",
        "conv1d([1, 2, 3, 4, 5], [1, 0, -1], dilation=2, padding=2)",
        "dilated_stack_receptive_field(3, [1, 2, 4, 8])",
        "svm_margin([[3, 4], [-3, -4]], [1, -1], [3, 4], 0)",
        "hinge_loss([0.5, -1, 2], [1, -1, 1])")]
    public string Call { get; set; } = "";

    [GlobalSetup]
    public void Parse()
    {
        _formula = Formula.Parse(Call);
        _operation = OperationRegistry.Find(Call[..Call.IndexOf('(', StringComparison.Ordinal)])!;
        _values = [.. ArgumentsOf(Call).Select((text, i) => text.Split('=') is [string name, string value]
            ? KeyValuePair.Create(name.Trim(), Value(value))
            : KeyValuePair.Create(_operation.Declaration.Arguments.Where(argument => argument.IsPositional).ElementAt(i).Name, Value(text)))];
        _arguments = _operation.Bind(_values);
    }

    [Benchmark(Baseline = true)]
    public Outputs Evaluated() => _operation.Evaluate(_arguments);

    [Benchmark]
    public Outputs BoundByName() => _operation.Evaluate(_operation.Bind(_values));

    [Benchmark]
    public Value InAFormula() => _formula.Evaluate(ImmutableDictionary<string, Value>.Empty, EvaluationBudget.Question);

    [Benchmark]
    public Formula Parsed() => Formula.Parse(Call);

    private static Value Value(string text) => Formula.Parse(text).Evaluate(ImmutableDictionary<string, Value>.Empty, EvaluationBudget.Question);

    /// <summary>The pieces between the commas outside of brackets.</summary>
    private static IEnumerable<string> ArgumentsOf(string call)
    {
        int from = call.IndexOf('(', StringComparison.Ordinal) + 1;
        int depth = 0;
        for (int i = from; i < call.Length; i++)
        {
            if (depth == 0 && call[i] is ',' or ')')
            {
                yield return call[from..i];
                from = i + 1;
            }
            depth += call[i] switch { '[' => 1, ']' => -1, _ => 0 };
        }
    }
}
