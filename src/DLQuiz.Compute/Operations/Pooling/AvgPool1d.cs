using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class AvgPool1d() : AveragePooling(axes: 1, examples:
[
    new Example("avg_pool1d([1, 3, 2, 6], 2)", "[2, 4]", "by hand"),
    new Example("avg_pool1d([3, 3, 3], 3, stride=2, padding=1, count_include_pad=false)", "[3, 3]", "by hand: padding does not count"),
]);
