using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Tests.Compute;

public sealed class VectorTests
{
    public static TheoryData<string, string> Cases()
    {
        TheoryData<string, string> cases = [];
        foreach (string operation in VectorFile.Operations)
        {
            foreach (string id in VectorFile.Cases(operation).Keys)
                cases.Add(operation, id);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_operation_agrees_with_the_reference(string operation, string id)
    {
        VectorCase one = VectorFile.Cases(operation)[id];
        Operation computed = OperationRegistry.Find(operation)!;
        if (one.Expected is null)
        {
            OperationRefusedException refusal = Assert.Throws<OperationRefusedException>(() => computed.Evaluate(computed.Bind(one.Arguments)));
            Assert.StartsWith(operation + ": ", refusal.Message, StringComparison.Ordinal);
            return;
        }
        Outputs outputs = computed.Evaluate(computed.Bind(one.Arguments));
        foreach ((string name, Tensor expected) in one.Expected)
        {
            Tensor? actual = outputs.Find(name);
            Assert.True(actual is not null && one.Accepts(expected, actual), $"{id} {name}: expected {expected.Shape} {expected}, got {actual?.Shape} {actual}");
        }
    }

    [Fact]
    public void Every_operation_has_vectors_and_every_vector_file_an_operation() =>
        Assert.Equal(VectorFile.Operations, OperationRegistry.All.Select(operation => operation.Declaration.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_trace_changes_no_output()
    {
        foreach (string operation in VectorFile.Operations)
        {
            Operation computed = OperationRegistry.Find(operation)!;
            VectorCase first = VectorFile.Cases(operation).Values.First(one => one.Expected is not null);
            Outputs plain = computed.Evaluate(computed.Bind(first.Arguments));
            Outputs traced = computed.Evaluate(computed.Bind(first.Arguments), new Trace());
            Assert.Equal(plain.Present(), traced.Present());
        }
    }
}
