using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Convolution;

internal sealed class Conv2d() : SlidingConvolution(axes: 2, examples:
[
    new Example("conv2d([[1, 2], [3, 4]], [[1, 0], [0, 1]])", "[[5]]", "by hand: 1 + 4"),
    new Example("conv2d([[1, 2], [3, 4]], [[1]], stride=2, bias=10)", "[[11]]", "by hand: the first cell alone"),
    new Example("len(conv2d([[0, 0, 0], [0, 1, 0], [0, 0, 0]], [[1, 1, 1], [1, 1, 1], [1, 1, 1]], padding='same'))", "3", "by hand: 'same' keeps the size"),
]);
