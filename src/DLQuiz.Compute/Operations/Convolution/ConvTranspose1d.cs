using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class ConvTranspose1d() : TransposedConvolution(axes: 1, examples:
[
    new Example("conv_transpose1d([1, 2], [1, 10, 100], stride=2)", "[1, 10, 102, 20, 200]", "by hand: the kernels overlap in one cell"),
    new Example("conv_transpose1d([1, 2], [1, 1], stride=1, padding=1)", "[3]", "by hand: [1, 3, 2] cropped on both sides"),
]);
