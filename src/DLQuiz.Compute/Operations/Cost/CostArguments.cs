using System.Collections.Immutable;
using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Cost;

/// <summary>What layer_cost and network_summary share.</summary>
internal static class CostArguments
{
    public const string Layer =
        "{type, …}: conv1d | conv2d | conv_transpose1d | conv_transpose2d {in, out, kernel, stride, padding, dilation, groups, bias, output_padding}, linear {in, out, bias}, batch_norm {channels}, layer_norm {shape}, group_norm {groups, channels}, max_pool1d | max_pool2d | avg_pool1d | avg_pool2d {kernel, stride, padding, ceil_mode}, global_avg_pool, relu and other activations, dropout {p}, flatten, upsample {scale}";

    public const string Source = "Molchanov et al. 2017, arXiv:1611.06440, appendix A.1, with one multiply-accumulate where that counts two operations";

    /// <summary>The shape with the batch in front.</summary>
    public static IntegersParameter InputShape() => new("input_shape", "The shape that enters, batch included: [N, C, spatial…] or [N, features].") { AtLeast = 1 };

    public static IntegerTensor ShapeOf(ImmutableArray<long> shape) => IntegerTensor.Vector(shape.AsSpan());
}
