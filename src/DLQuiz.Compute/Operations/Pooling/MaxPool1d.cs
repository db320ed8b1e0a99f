using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class MaxPool1d() : MaxPooling(axes: 1, examples:
[
    new Example("max_pool1d([1, 3, 2, 5], 2)", "[3, 5]", "by hand: windows of two cells side by side"),
    new Example("max_pool1d([-1, -3, -2], 3, stride=2, padding=1)", "[-1, -2]", "by hand: padding is -infinity, not 0"),
]);
