using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class Conv1d() : SlidingConvolution(axes: 1, examples:
[
    new Example("conv1d([1, 2, 3, 4], [1, 0, -1])", "[-2, -2]", "by hand: 1 − 3 and 2 − 4, the kernel is not flipped"),
    new Example("conv1d([1, 2, 3, 4], [1, 1], padding='causal')", "[1, 3, 5, 7]", "by hand: one zero in front"),
    new Example("conv1d([1, 2, 3, 4, 5], [1, 1], dilation=2)", "[4, 6, 8]", "by hand: 1 + 3, 2 + 4, 3 + 5"),
]);
