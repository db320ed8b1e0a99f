using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class AvgPool2d() : AveragePooling(axes: 2, examples:
[
    new Example("avg_pool2d([[1, 2], [3, 4]], 2)", "[[2.5]]", "by hand: 10/4"),
    new Example("avg_pool2d([[1, 2], [3, 4]], 2, divisor_override=1)", "[[10]]", "by hand: the sum"),
]);
