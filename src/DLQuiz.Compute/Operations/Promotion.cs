using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations;

/// <summary>Remembers which axes plain lists left out, and takes them out of the outputs again.</summary>
/// <param name="declaration">Gives the outputs' patterns.</param>
/// <param name="names">The symbols whose axes were left out by the first input that carries them.</param>
/// <param name="given">Per argument, the shape that it was given in.</param>
internal sealed class Promotion(Declaration declaration, HashSet<string> names, Shape?[] given)
{
    public bool Covers(string symbol) => names.Contains(symbol);

    public void Demote(Outputs outputs)
    {
        foreach (Output output in declaration.Outputs)
        {
            if (outputs[output.Slot] is { } tensor)
                outputs[output.Slot] = tensor.Reshape(Demoted(tensor.Shape, output.Pattern));
        }
    }

    private Shape Demoted(Shape shape, ShapePattern pattern)
    {
        if (pattern.Like is { } like && declaration.FindArgument(like) is { } model)
            return given[model.Slot] is { } original && original.Size == shape.Size ? original : shape;
        foreach (ReadOnlySpan<PatternAxis> axes in pattern.Alternatives.Select(axes => axes.ToArray()))
        {
            int runs = Count(axes, isRun: true);
            int single = axes.Length - runs;
            if (runs == 0 ? shape.Rank == single : shape.Rank >= single)
                return Without(shape, axes);
        }
        return shape;
    }

    /// <summary>Walks from the front to the run of axes, then from the back to it: the run itself keeps all its axes.</summary>
    private Shape Without(Shape shape, ReadOnlySpan<PatternAxis> axes)
    {
        List<int> kept = [];
        int run = axes.Length;
        for (int i = 0; i < axes.Length && run == axes.Length; i++)
        {
            if (IsRun(axes[i]))
                run = i;
        }
        int after = Math.Max(axes.Length - run - 1, 0);
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            PatternAxis? named = axis < run ? axes[axis] : axis >= shape.Rank - after ? axes[axes.Length - (shape.Rank - axis)] : null;
            if (named is not PatternAxis.Symbol symbol || !Covers(symbol.Name) || shape[axis] != 1)
                kept.Add(shape[axis]);
        }
        return Shape.Of([.. kept]);
    }

    private static int Count(ReadOnlySpan<PatternAxis> axes, bool isRun)
    {
        int count = 0;
        foreach (PatternAxis axis in axes)
            count += IsRun(axis) == isRun ? 1 : 0;
        return count;
    }

    private static bool IsRun(PatternAxis axis) => axis is PatternAxis.Rest or PatternAxis.Spread;
}
