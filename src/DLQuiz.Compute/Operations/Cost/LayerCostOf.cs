using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Networks;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Cost;

internal sealed class LayerCostOf : Operation
{
    private static readonly ValueParameter<CostLayer> Layer = new(
        "layer", "{type, ...}: conv1d, conv2d, conv_transpose2d {in, out, kernel, stride, padding, dilation, groups, bias}, linear {in, out, bias}, batch_norm {channels}, layer_norm {shape}, group_norm {groups, channels}, max_pool2d, avg_pool2d {kernel, stride, padding}, global_avg_pool, relu, dropout {p}, flatten, upsample {scale}",
        static value => RecordReader.Whole(value, "layer", CostLayer.Read), "The layer; padding is the same on both sides.")
    {
        Samples = [CostLayer.Sample("relu"), CostLayer.Sample("flatten"), CostLayer.Sample("conv1d", ("in", 2), ("out", 3), ("kernel", 1)), CostLayer.Sample("batch_norm", ("channels", 2)), CostLayer.Sample("linear", ("in", 4), ("out", 3))],
    };

    private static readonly IntegersParameter InputShape = new("input_shape", "The input's axes, batch included.") { AtLeast = 1 };

    private static readonly IntegerOutput OutputShape = new("output_shape", "[rank]", "The output's axes.");
    private static readonly IntegerOutput Parameters = new("params", "scalar", "Learnable numbers.");
    private static readonly IntegerOutput Buffers = new("buffers", "scalar", "Running statistics of batch norm: kept, not learnt.");
    private static readonly IntegerOutput Macs = new("macs", "scalar", "Multiply-accumulates; padding zeros count, bias additions do not.");
    private static readonly IntegerOutput Flops = new("flops", "scalar", "Twice the macs.");

    public override Declaration Declaration { get; } = new("layer_cost", Family.Cost, "Output shape, parameters, buffers and multiply-accumulates of one layer.")
    {
        Arguments = [Layer, InputShape],
        Outputs = [OutputShape, Parameters, Buffers, Macs, Flops],
        Definition = new(@"macs_{conv}=N\,C_{out}\,|o|\cdot\frac{C_{in}}{g}\,|k|,\quad params=C_{out}\frac{C_{in}}{g}|k|+C_{out}", "He and Sun 2015, arXiv:1412.1710, eq. 1"),
        Examples =
        [
            new("layer_cost({type: 'conv2d', in: 3, out: 64, kernel: 7, stride: 2, padding: 3, bias: false}, [1, 3, 224, 224]).macs", "118013952", "by hand: 64·112·112·3·49, the first layer of ResNet") { Tolerance = 0 },
            new("layer_cost({type: 'linear', in: 4096, out: 1000}, [1, 4096]).params", "4097000", "by hand: 4096·1000 + 1000, the last layer of VGG-16") { Tolerance = 0 },
        ],
        Laws = [new("flops are twice the macs, and no layer makes an empty output", static (_, o) => o.Get(Flops).Data[0] == 2 * o.Get(Macs).Data[0] && !o.Get(OutputShape).Data.Contains(0L))],
        DrawsSeldomFit = "the input's channels must be the layer's",
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        try
        {
            LayerCost cost = a.Get(Layer).On([.. a.Get(InputShape).Data]);
            o.Set(OutputShape, IntegerTensor.Vector([.. cost.Output]));
            o.Set(Parameters, cost.Parameters);
            o.Set(Buffers, cost.Buffers);
            o.Set(Macs, cost.Macs);
            o.Set(Flops, checked(2 * cost.Macs));
        }
        catch (FormatException problem)
        {
            throw a.Refuse(InputShape, "does not fit the layer", problem.Message);
        }
    }
}
