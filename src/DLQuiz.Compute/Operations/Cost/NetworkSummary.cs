using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Operations.ReceptiveField;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Cost;

internal sealed class NetworkSummary : Operation
{
    private static readonly ValueParameter<ImmutableArray<Layer>> Layers = new("layers", $"list of {CostArguments.Layer}", static value => LayerKind.ReadChain(value), "The layers in order, as layer_cost takes them.")
    {
        Samples =
        [
            NetworkArguments.Chain(NetworkArguments.Typed("flatten"), NetworkArguments.Typed("relu")),
            NetworkArguments.Chain(NetworkArguments.Typed("relu"), NetworkArguments.Typed("flatten"), NetworkArguments.Typed("relu")),
            NetworkArguments.Chain(NetworkArguments.Typed("linear", ("in", 2), ("out", 3)), NetworkArguments.Typed("relu"), NetworkArguments.Typed("linear", ("in", 3), ("out", 2))),
        ],
    };

    private static readonly IntegersParameter InputShape = CostArguments.InputShape();

    private static readonly IntegerOutput OutputElements = new("output_elements", "[L]", "Elements that leave each layer, batch included.");
    private static readonly IntegerOutput Params = new("params", "[L]", "Learned numbers of each layer.");
    private static readonly IntegerOutput Macs = new("macs", "[L]", "Multiply-accumulates of each layer.");
    private static readonly IntegerOutput TotalParams = new("total_params", "scalar", "Learned numbers of the network.");
    private static readonly IntegerOutput TotalMacs = new("total_macs", "scalar", "Multiply-accumulates of the network.");
    private static readonly IntegerOutput FinalShape = new("final_shape", "[rank]", "The shape that leaves the last layer.");

    public override Declaration Declaration { get; } = new("network_summary", Family.Cost, "Output elements, parameters and multiply-accumulates of a chain of layers, and their totals.")
    {
        Arguments = [Layers, InputShape],
        Outputs = [OutputElements, Params, Macs, TotalParams, TotalMacs, FinalShape],
        Definition = new(@"\text{total}=\sum_l\text{layer\_cost}_l,\quad\text{each layer taking the shape that leaves the one before it}", CostArguments.Source),
        Examples =
        [
            new("network_summary([{type: 'linear', in: 784, out: 256}, {type: 'relu'}, {type: 'linear', in: 256, out: 10}], [1, 784]).total_params", "203530", "by hand: 784·256 + 256 + 256·10 + 10"),
            new($"network_summary([{LeNet}], [1, 1, 32, 32]).total_params", "61706", "by hand: 156 + 2416 + 48120 + 10164 + 850, LeNet-5 with plain poolings and full connections"),
            new($"network_summary([{LeNet}], [1, 1, 32, 32]).final_shape", "[1, 10]", "LeCun et al. 1998, figure 2: ten classes"),
        ],
        Laws =
        [
            new("totals are the sums over the layers", static (_, o) => Sum(o.Get(Params)) == o.Get(TotalParams).Data[0] && Sum(o.Get(Macs)) == o.Get(TotalMacs).Data[0]),
            new("the final shape has the elements of the last layer", EndsWithTheLastLayer),
        ],
    };

    private const string LeNet =
        "{type: 'conv2d', in: 1, out: 6, kernel: 5}, {type: 'relu'}, {type: 'max_pool2d', kernel: 2}, {type: 'conv2d', in: 6, out: 16, kernel: 5}, {type: 'relu'}, {type: 'max_pool2d', kernel: 2}, {type: 'flatten'}, {type: 'linear', in: 400, out: 120}, {type: 'relu'}, {type: 'linear', in: 120, out: 84}, {type: 'relu'}, {type: 'linear', in: 84, out: 10}";

    private protected override void Compute(Arguments a, Outputs o)
    {
        ImmutableArray<Layer> layers = a.Get(Layers);
        Shape perLayer = a.Allocate(layers.Length);
        (long[] elements, long[] parameters, long[] macs) = (new long[layers.Length], new long[layers.Length], new long[layers.Length]);
        ImmutableArray<long> shape = [.. a.Get(InputShape).Data];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            LayerCost cost = CostOf(a, layers[layer], shape);
            shape = cost.Shape;
            (elements[layer], parameters[layer], macs[layer]) = (cost.Elements, cost.Parameters, cost.Macs);
            o.Trace?.Add($"{layers[layer].Place} {layers[layer].Type}", CostArguments.ShapeOf(shape), $"{cost.Parameters} parameters, {cost.Macs} macs");
        }
        o.Set(OutputElements, perLayer, elements);
        o.Set(Params, perLayer, parameters);
        o.Set(Macs, perLayer, macs);
        o.Set(TotalParams, Sum(o.Get(Params)));
        o.Set(TotalMacs, Sum(o.Get(Macs)));
        o.Set(FinalShape, CostArguments.ShapeOf(shape));
    }

    private static LayerCost CostOf(Arguments a, Layer layer, ImmutableArray<long> shape)
    {
        try
        {
            return layer.CostOf(shape);
        }
        catch (NetworkException problem)
        {
            throw NetworkArguments.Refusal(a, Layers, problem);
        }
    }

    private static long Sum(IntegerTensor values)
    {
        long sum = 0;
        foreach (long value in values.Data)
            sum = checked(sum + value);
        return sum;
    }

    private static bool EndsWithTheLastLayer(Arguments a, Outputs o)
    {
        long product = 1;
        foreach (long length in o.Get(FinalShape).Data)
            product *= length;
        return product == o.Get(OutputElements).Data[^1];
    }
}
