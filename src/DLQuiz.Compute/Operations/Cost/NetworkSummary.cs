using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Cost;

internal sealed class NetworkSummary : Operation
{
    private static readonly ValueParameter<ImmutableArray<CostLayer>> Layers = new(
        "layers", "list of layers as layer_cost takes them", static value => RecordReader.Each(value, "layers", CostLayer.Read), "The layers in order.")
    {
        Samples =
        [
            ListValue.Gather(CostLayer.Sample("relu"), CostLayer.Sample("flatten")),
            ListValue.Gather(CostLayer.Sample("flatten"), CostLayer.Sample("relu")),
        ],
    };

    private static readonly IntegersParameter InputShape = new("input_shape", "The input's axes, batch included.") { AtLeast = 1 };

    private static readonly IntegerOutput OutputElements = new("output_elements", "[L]", "Elements after each layer, batch included.");
    private static readonly IntegerOutput Parameters = new("params", "[L]", "Learnable numbers of each layer.");
    private static readonly IntegerOutput Macs = new("macs", "[L]", "Multiply-accumulates of each layer.");
    private static readonly IntegerOutput TotalParameters = new("total_params", "scalar", "Learnable numbers of the network.");
    private static readonly IntegerOutput TotalMacs = new("total_macs", "scalar", "Multiply-accumulates of the network.");
    private static readonly IntegerOutput FinalShape = new("final_shape", "[rank]", "The axes after the last layer.");

    public override Declaration Declaration { get; } = new("network_summary", Family.Cost, "Output elements, parameters and multiply-accumulates of each layer of a sequential network, and their totals.")
    {
        Arguments = [Layers, InputShape],
        Outputs = [OutputElements, Parameters, Macs, TotalParameters, TotalMacs, FinalShape],
        Definition = new(@"params=\sum_l params_l,\quad macs=\sum_l macs_l", "He and Sun 2015, arXiv:1412.1710, eq. 1"),
        Examples =
        [
            new("network_summary([{type: 'linear', in: 784, out: 256}, {type: 'relu'}, {type: 'linear', in: 256, out: 10}], [1, 784]).total_params", "203530", "by hand: 784·256 + 256 + 256·10 + 10") { Tolerance = 0 },
            new("network_summary([{type: 'conv2d', in: 1, out: 6, kernel: 5, padding: 2}, {type: 'avg_pool2d', kernel: 2}, {type: 'flatten'}], [1, 1, 28, 28]).final_shape", "[1, 1176]", "by hand: 6·14·14, the first stage of LeNet-5") { Tolerance = 0 },
        ],
        Laws =
        [
            new("the totals are the sums", static (_, o) => o.Get(Parameters).Data.ToArray().Sum() == o.Get(TotalParameters).Data[0] && o.Get(Macs).Data.ToArray().Sum() == o.Get(TotalMacs).Data[0]),
            new("the last layer has as many elements as the final shape", static (_, o) => o.Get(FinalShape).Data.ToArray().Aggregate(1L, static (product, axis) => product * axis) == o.Get(OutputElements).Data[^1]),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        ImmutableArray<long> shape = [.. a.Get(InputShape).Data];
        List<LayerCost> costs = [];
        foreach (CostLayer layer in a.Get(Layers))
        {
            try
            {
                costs.Add(layer.On(shape));
            }
            catch (FormatException problem)
            {
                throw a.Refuse(Layers, $"let layer {costs.Count + 1} not fit the one before", problem.Message);
            }
            shape = costs[^1].Output;
            o.Trace?.Add($"layer {costs.Count}", IntegerTensor.Vector([.. shape]), "the shape after it");
        }
        o.Set(OutputElements, IntegerTensor.Vector([.. costs.Select(cost => cost.OutputElements)]));
        o.Set(Parameters, IntegerTensor.Vector([.. costs.Select(cost => cost.Parameters)]));
        o.Set(Macs, IntegerTensor.Vector([.. costs.Select(cost => cost.Macs)]));
        o.Set(TotalParameters, costs.Aggregate(0L, static (sum, cost) => checked(sum + cost.Parameters)));
        o.Set(TotalMacs, costs.Aggregate(0L, static (sum, cost) => checked(sum + cost.Macs)));
        o.Set(FinalShape, IntegerTensor.Vector([.. shape]));
    }
}
