using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class ConvTranspose2d() : TransposedConvolution(axes: 2, examples:
[
    new Example("conv_transpose2d([[1, 2]], [[1], [10]])", "[[1, 2], [10, 20]]", "by hand: a column for every input"),
    new Example("conv_transpose2d([[1]], [[1, 2], [3, 4]], dilation=2)", "[[1, 0, 2], [0, 0, 0], [3, 0, 4]]", "by hand: the dilated kernel itself"),
]);
