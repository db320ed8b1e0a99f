using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Operations.ReceptiveField;

namespace DLQuiz.Compute.Operations.Cost;

internal sealed class LayerCostOperation : Operation
{
    private static readonly ValueParameter<Layer> OneLayer = new("layer", CostArguments.Layer, static value => LayerKind.ReadLayer(value, "layer"), "The layer; stride, dilation and groups are 1, padding 0 and bias true where left out.")
    {
        Samples = [NetworkArguments.Typed("relu"), NetworkArguments.Typed("flatten"), NetworkArguments.Typed("global_avg_pool"), NetworkArguments.Typed("linear", ("in", 3), ("out", 4)), NetworkArguments.Typed("conv2d", ("in", 2), ("out", 4), ("kernel", 3), ("padding", 1), ("groups", 2)), NetworkArguments.Typed("batch_norm", ("channels", 2))],
    };

    private static readonly IntegersParameter InputShape = CostArguments.InputShape();

    private static readonly IntegerOutput OutputShape = new("output_shape", "[rank]", "The shape that leaves, batch included.");
    private static readonly IntegerOutput Params = new("params", "scalar", "Learned numbers, biases included.");
    private static readonly IntegerOutput Buffers = new("buffers", "scalar", "Running statistics: 2C for batch normalization.");
    private static readonly IntegerOutput Macs = new("macs", "scalar", "Multiply-accumulates; zeros of the padding count, biases do not.");
    private static readonly IntegerOutput Flops = new("flops", "scalar", "2 macs.");

    public override Declaration Declaration { get; } = new("layer_cost", Family.Cost, "What a layer costs: its output shape, parameters and multiply-accumulates.")
    {
        Arguments = [OneLayer, InputShape],
        Outputs = [OutputShape, Params, Buffers, Macs, Flops],
        Definition = new(
            @"\text{conv: }\#w=C_{\text{out}}\tfrac{C_{\text{in}}}{g}K+C_{\text{out}},\ \text{macs}=N\,C_{\text{out}}\,|S_{\text{out}}|\,\tfrac{C_{\text{in}}}{g}K;\quad\text{linear: }\text{macs}=\text{rows}\cdot\text{in}\cdot\text{out};\quad\text{flops}=2\,\text{macs}",
            CostArguments.Source),
        Examples =
        [
            new("layer_cost({type: 'conv2d', in: 3, out: 64, kernel: 7, stride: 2, padding: 3, bias: false}, [1, 3, 224, 224])", "[1, 64, 112, 112]", "He et al. 2015, arXiv:1512.03385, table 1, conv1"),
            new("layer_cost({type: 'conv2d', in: 3, out: 64, kernel: 7, stride: 2, padding: 3, bias: false}, [1, 3, 224, 224]).macs", "64*112*112*3*49", "by hand"),
            new("layer_cost({type: 'conv2d', in: 3, out: 64, kernel: 3, padding: 1}, [1, 3, 224, 224]).params", "1792", "by hand: 64·(3·9 + 1), the first layer of VGG-16"),
            new("layer_cost({type: 'linear', in: 4096, out: 1000}, [1, 4096]).params", "4097000", "by hand: the last layer of VGG-16"),
        ],
        Laws =
        [
            new("flops = 2 macs", static (_, o) => o.Get(Flops).Data[0] == 2 * o.Get(Macs).Data[0]),
            new("twice the batch is twice the macs at the same parameters", GrowsWithTheBatch),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        try
        {
            LayerCost cost = a.Get(OneLayer).CostOf([.. a.Get(InputShape).Data]);
            o.Set(OutputShape, CostArguments.ShapeOf(cost.Shape));
            o.Set(Params, cost.Parameters);
            o.Set(Buffers, cost.Buffers);
            o.Set(Macs, cost.Macs);
            o.Set(Flops, checked(2 * cost.Macs));
        }
        catch (NetworkException problem)
        {
            throw NetworkArguments.Refusal(a, OneLayer, problem);
        }
        if (o.Trace is not { } trace)
            return;
        trace.Add("output shape", o.Get(OutputShape), "batch included");
        trace.Add("params", o.Get(Params), "weights and biases");
        trace.Add("macs", o.Get(Macs), "for convolutions output elements · Cin/groups · cells of the kernel");
        trace.Add("flops", o.Get(Flops), "2 · macs");
    }

    private static bool GrowsWithTheBatch(Arguments a, Outputs o)
    {
        ImmutableArray<long> shape = [.. a.Get(InputShape).Data];
        if (shape.Length < 2)
            return true;
        LayerCost twice = a.Get(OneLayer).CostOf(shape.SetItem(0, 2 * shape[0]));
        return twice.Macs == 2 * o.Get(Macs).Data[0] && twice.Parameters == o.Get(Params).Data[0];
    }
}
