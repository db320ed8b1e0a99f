using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Pooling;

internal sealed class MaxPool2d() : MaxPooling(axes: 2, examples:
[
    new Example("max_pool2d([[1, 2], [4, 3]], 2)", "[[4]]", "by hand"),
    new Example("max_pool2d([[1, 2], [4, 3]], 2).indices", "[[2]]", "by hand: row 1, column 0 of rows of 2"),
]);
