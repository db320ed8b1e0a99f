using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Operations;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions;

/// <summary>A worked solution out of what the operations themselves note while they compute the keys.</summary>
internal static class TracedSteps
{
    /// <summary>A step with more numbers than this tells a reader nothing.</summary>
    private const int MostNumbers = 36;

    /// <summary>Null where no operation that the answers call notes a step.</summary>
    public static FilledText? Of(Variant variant)
    {
        List<FilledText> lines = [];
        foreach (PartKey key in variant.Keys)
        {
            if (key.Part.Answer.Formula.Calls.IsEmpty)
                continue;
            List<FilledText> own = [];
            key.Part.Answer.TryEvaluate(key.Part.Scope(variant.Names), call => Note(call, own), out _);
            // A later part that comes out of the same call has nothing new to say.
            if (own.Count == 0 || own.All(step => lines.Any(line => line.Markdown == step.Markdown)))
                continue;
            if (variant.Keys.Length > 1)
                lines.Add(FilledText.Of($"({key.Part.Name})"));
            lines.AddRange(own);
            lines.Add(FilledText.Concat([FilledText.Of($"{(variant.Keys.Length > 1 ? key.Part.Name : "answer")} = "), FilledText.Of(key.Shown, key.Grid)]));
        }

        return lines.Count == 0 ? null : FilledText.Join("\n", lines);
    }

    private static Tensor? Note(CallInProgress call, List<FilledText> lines)
    {
        Trace trace = new();
        Outputs outputs;
        try
        {
            outputs = call.Run(trace);
        }
        catch (OperationRefusedException)
        {
            // The call then runs as it is and is refused with its place.
            return null;
        }

        lines.AddRange(trace.Steps.Select(step => FilledText.Concat([FilledText.Of($"{step.Name} = "), Show(step.Value), FilledText.Of($" — {step.Meaning}")])));
        return outputs.Find(call.Output.Name);
    }

    private static FilledText Show(Value value) => value switch
    {
        Tensor { Count: > MostNumbers } large => FilledText.Of($"({large.Description})"),
        // Axes of length 1 are those that a plain list left out.
        Tensor tensor => Rounded(tensor.Reshape(Shape.Of([.. tensor.Shape.Axes.ToArray().Where(length => length != 1)]))),
        _ => Rounded(value),
    };

    private static FilledText Rounded(Value value) => FilledText.Of(NumberText.Rounded(value), NumberText.RoundedGrid(value));
}
