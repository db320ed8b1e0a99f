using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Tests.Compute;

public sealed class NetworkTests
{
    private const string Chain = "[{type: 'conv2d', in: 3, out: 8, kernel: 7, stride: 2, padding: 3}, {type: 'batch_norm', channels: 8}, {type: 'relu'}, {type: 'max_pool2d', kernel: 3, stride: 2, padding: 1}]";

    [Fact]
    public void One_description_serves_receptive_field_and_summary()
    {
        Assert.Equal("[112, 112, 112, 56]", Run($"receptive_field(224, {Chain}).n"));
        Assert.Equal("[7, 7, 7, 11]", Run($"receptive_field(224, {Chain}).r"));
        Assert.Equal("[1, 8, 56, 56]", Run($"network_summary({Chain}, [1, 3, 224, 224]).final_shape"));
    }

    [Theory]
    [InlineData("receptive_field(9, [{kernel: 3}, {kernel: 'a'}])", "layers[1].kernel to be an integer ≥ 1, or a list of one per spatial axis, not 'a'")]
    [InlineData("receptive_field(9, [{kernel: 3}, {kernal: 3}])", "layers[1].kernel to be an integer ≥ 1, or a list of one per spatial axis, and it is missing; there is 'kernal'")]
    [InlineData("receptive_field(9, [{kernel: 3, strid: 2}])", "no field 'strid' in layers[0], but 'stride'")]
    [InlineData("receptive_field(9, [{kernel: 3}, {kernel: 9}])", "layers[1].kernel spans 9 cells, expected at most 7, the padded length that reaches it")]
    [InlineData("network_summary([{type: 'relu'}, {type: 'rellu'}], [1, 2])", "layers[1].type to be 'relu', not 'rellu'")]
    [InlineData("network_summary([{type: 'linear', in: 2, out: 3}, {type: 'linear', in: 2, out: 3}], [1, 2])", "layers[1].in is 2, expected 3, the last axis of the shape [1, 3] that reaches it")]
    [InlineData("layer_cost({type: 'conv2d', in: 3, out: 4, kernel: [3, 3, 3]}, [1, 3, 9, 9])", "layer.kernel has 3 values, expected 2, one for each spatial axis, or one for all")]
    [InlineData("receptive_field_graph([{name: 'x', op: 'input', inputs: []}, {name: 'y', op: 'conv', inputs: ['z'], kernel: 3}], 'y')", "nodes[1].inputs to be names of earlier nodes; 'z' is none")]
    [InlineData("receptive_field_graph([{name: 'x', op: 'input', inputs: []}, {name: 'x', op: 'identity', inputs: ['x']}], 'x')", "nodes[1].name to be new, not 'x' again")]
    public void A_wrong_layer_is_named_with_its_field_and_what_was_expected(string formula, string expected)
    {
        FormulaException problem = Assert.Throws<FormulaException>(() => Run(formula));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_branches_that_the_output_depends_on_must_agree() =>
        Assert.Equal("3", Run("receptive_field_graph([{name: 'x', op: 'input', inputs: []}, {name: 'a', op: 'conv', inputs: ['x'], kernel: 3, stride: 2}, {name: 'y', op: 'add', inputs: ['x', 'a']}], 'a')"));

    private static string Run(string formula) => Formula.Parse(formula).Evaluate(new Dictionary<string, Value>(), EvaluationBudget.Question).ToString();
}
