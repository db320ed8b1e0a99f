using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class KMeansPpProbabilities : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly RealInput Chosen = new("chosen", "[m,d]", "The centres chosen so far.", plain: "[m]");

    private static readonly RealOutput MinSquaredDistance = new("min_sq_distance", "[n]", "The squared distance to the nearest chosen centre.");
    private static readonly RealOutput Probabilities = new("probabilities", "[n]", "The probability that each point is the next centre.");

    public override Declaration Declaration { get; } = new("kmeanspp_probabilities", Family.KMeans, "How probable k-means++ makes each point as the next centre: in proportion to its squared distance to those chosen.")
    {
        Arguments = [X, Chosen],
        Outputs = [MinSquaredDistance, Probabilities],
        Definition = new(@"p_i=\frac{D(x_i)^2}{\sum_jD(x_j)^2},\quad D(x)=\min_c\lVert x-c\rVert", "Arthur and Vassilvitskii 2007, k-means++: The advantages of careful seeding, section 2.2"),
        Examples =
        [
            new("kmeanspp_probabilities([0, 1, 3], [0]).probabilities", "[0, 0.1, 0.9]", "by hand: 1 and 9 of 10"),
            new("kmeanspp_probabilities([[0, 0], [3, 4], [0, 1]], [[0, 0], [3, 5]])", "[0, 1, 1]", "by hand: (3, 4) is nearest to (3, 5)"),
        ],
        Laws =
        [
            new("the probabilities add up to 1", static (_, o) => Closeness.Near(Statistics.Sum(o.Get(Probabilities).Data), 1)),
            new("a point has probability 0 exactly when it is a chosen centre", static (_, o) => o.Get(Probabilities).Data.Count(0.0) == o.Get(MinSquaredDistance).Data.Count(0.0)),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        (long[] _, double[] distances) = Points.Assign(a, a.Get(X), a.Get(Chosen));
        double total = Statistics.Sum(distances);
        if (total == 0)
            throw a.Refuse(X, "has no point apart from the chosen centres", "a distance above 0");
        o.Set(MinSquaredDistance, Shape.Of(distances.Length), distances);
        o.Set(Probabilities, Shape.Of(distances.Length), Array.ConvertAll(distances, distance => distance / total));
        o.Trace?.Add("‖x − c‖²", Points.AllSquaredDistances(a.Get(X), a.Get(Chosen)), "a row for each point, a column for each chosen centre");
        o.Trace?.Add("D²", o.Get(MinSquaredDistance), "the smallest of each row");
        o.Trace?.Add("ΣD²", RealTensor.Scalar(total), "their sum: the divisor");
    }
}
