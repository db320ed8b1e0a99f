using CsCheck;
using DLQuiz.Compute;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;
using Formula = DLQuiz.Compute.Expressions.Formula;

namespace DLQuiz.Core.Tests.Compute;

public sealed class DeclarationTests
{
    private const int Draws = 200;

    public static TheoryData<string> Names => [.. OperationRegistry.All.Select(operation => operation.Declaration.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_operation_is_declared_in_full(string name)
    {
        Declaration declaration = OperationRegistry.Find(name)!.Declaration;
        Assert.NotEmpty(declaration.Examples);
        Assert.NotEmpty(declaration.Laws);
        Assert.NotEmpty(declaration.Outputs);
        Assert.EndsWith(".", declaration.Summary, StringComparison.Ordinal);
        Assert.All(declaration.Arguments, argument => Assert.EndsWith(".", argument.Summary, StringComparison.Ordinal));
        Assert.All(declaration.Outputs, output => Assert.EndsWith(".", output.Summary, StringComparison.Ordinal));
        Assert.False(string.IsNullOrWhiteSpace(declaration.Definition.Latex) || string.IsNullOrWhiteSpace(declaration.Definition.Source));
        Assert.Equal(declaration.Arguments.Length, declaration.Arguments.Select(argument => argument.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_examples_hold(string name)
    {
        foreach (Example example in OperationRegistry.Find(name)!.Declaration.Examples)
        {
            Assert.Contains(name + "(", example.Expression, StringComparison.Ordinal);
            Value actual = Evaluate(example.Expression);
            Value expected = Evaluate(example.Expected);
            Assert.True(IsNear(expected, actual, example.Tolerance), $"{example.Expression} is {actual}, expected {expected}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_laws_hold_over_the_declared_domain(string name)
    {
        Operation operation = OperationRegistry.Find(name)!;
        int accepted = 0;
        DrawnArguments.For(operation.Declaration).Sample(
            values =>
            {
                Arguments arguments;
                Outputs outputs;
                try
                {
                    arguments = operation.Bind(values);
                    outputs = operation.Evaluate(arguments);
                }
                catch (OperationRefusedException)
                {
                    return true;
                }
                Interlocked.Increment(ref accepted);
                return operation.Declaration.Laws.All(law => law.Holds(arguments, outputs)
                    ? true
                    : throw new InvalidOperationException($"{name}: '{law.Statement}' fails for {string.Join("; ", values.Select((value, slot) => $"{operation.Declaration.Arguments[slot].Name} = {value}"))}"));
            },
            iter: Draws,
            threads: 1);
        Assert.True(accepted >= Draws / 10 || operation.Declaration.DrawsSeldomFit is not null, $"Only {accepted} of {Draws} draws were accepted: the declared domain is too wide.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_laws_hold_for_the_reference_vectors(string name)
    {
        Operation operation = OperationRegistry.Find(name)!;
        foreach (VectorCase one in VectorFile.Cases(name).Values.Where(one => one.Expected is not null && one.Arguments.Values.All(IsModerate)))
        {
            Arguments arguments = operation.Bind(one.Arguments);
            Outputs outputs = operation.Evaluate(arguments);
            Assert.All(operation.Declaration.Laws, law => Assert.True(law.Holds(arguments, outputs), $"{one.Id}: {law.Statement}"));
        }
    }

    /// <summary>The tolerances of laws are made for numbers about 1; what rounding does to extreme ones is for the vectors to say.</summary>
    private static bool IsModerate(Value value) => value is not RealTensor reals || !reals.Data.ContainsAnyExceptInRange(-1e3, 1e3);

    private static Value Evaluate(string text) => Formula.Parse(text).Evaluate(new Dictionary<string, Value>(), EvaluationBudget.Question);

    private static bool IsNear(Value expected, Value actual, double tolerance)
    {
        if (expected is not Tensor left || actual is not Tensor right || !left.Shape.Equals(right.Shape))
            return expected.Equals(actual);
        if (RealTensor.From(left) is not { } a || RealTensor.From(right) is not { } b)
            return expected.Equals(actual);
        for (int i = 0; i < a.Count; i++)
        {
            if (!a.Data[i].Equals(b.Data[i]) && !(Math.Abs(a.Data[i] - b.Data[i]) <= tolerance * Math.Max(1, Math.Abs(a.Data[i]))))
                return false;
        }
        return true;
    }
}
