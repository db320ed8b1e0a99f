using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Labels of which only the grouping counts: 1 1 2 and 2 2 1 say the same.</summary>
public sealed class ClustersKind : LabelsKind
{
    public override string Name => "clusters";

    public override string Summary => "labels in order, compared up to renaming: which belong together is what counts";

    public override bool? IsOrdered => null;

    /// <summary>Counts under the renaming that the first occurrences fix; it is right when that renaming fits all.</summary>
    public override Comparison Compare(Tensor given, Tensor key, Measure measure)
    {
        if (given is not IntegerTensor answers || key is not IntegerTensor keys || !given.Shape.Equals(key.Shape))
            return new Comparison(0, key?.Count ?? 1);
        Dictionary<long, long> forth = [];
        Dictionary<long, long> back = [];
        int right = 0;
        for (int i = 0; i < keys.Count; i++)
        {
            forth.TryAdd(answers.Data[i], keys.Data[i]);
            back.TryAdd(keys.Data[i], answers.Data[i]);
            if (forth[answers.Data[i]] == keys.Data[i] && back[keys.Data[i]] == answers.Data[i])
                right++;
        }

        return new Comparison(right, keys.Count);
    }
}
