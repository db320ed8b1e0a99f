using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.KMeans;

internal sealed class KMeansPlusPlusProbabilities : Operation
{
    private static readonly RealInput X = Points.Data();
    private static readonly RealInput Chosen = new("chosen", "[m,d]", "The centres chosen so far.", plain: "[m]");

    private static readonly RealOutput MinSquaredDistance = new("min_sq_distance", "[n]", "The squared distance of each point to the nearest chosen centre.");
    private static readonly RealOutput Probabilities = new("probabilities", "[n]", "With which probability each point is chosen next.");

    public override Declaration Declaration { get; } = new("kmeanspp_probabilities", Family.KMeans, "How k-means++ draws the next centre: in proportion to the squared distance to the nearest one chosen.")
    {
        Arguments = [X, Chosen],
        Outputs = [MinSquaredDistance, Probabilities],
        Definition = new(@"p(x)=\frac{D(x)^2}{\sum_{x'}D(x')^2}", "Arthur and Vassilvitskii 2007, k-means++: The Advantages of Careful Seeding, section 2.2"),
        Examples =
        [
            new("kmeanspp_probabilities([0, 1, 3], [0]).probabilities", "[0, 0.1, 0.9]", "by hand: 0, 1 and 9 out of 10"),
            new("kmeanspp_probabilities([0, 1, 3], [0, 4])", "[0, 1, 1]", "by hand: 3 is nearer to 4"),
        ],
        Laws = [new("the probabilities sum to 1", static (_, o) => Closeness.Near(Statistics.Sum(o.Get(Probabilities).Data), 1))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        double[] distances = Points.Assign(a, a.Get(X), a.Get(Chosen)).SquaredDistances;
        double total = Statistics.Sum(distances);
        if (total == 0)
            throw a.Refuse(X, "lies on the chosen centres with every point", "a point elsewhere");
        o.Set(MinSquaredDistance, RealTensor.Vector(distances));
        o.Set(Probabilities, RealTensor.Vector(Array.ConvertAll(distances, distance => distance / total)));
        o.Trace?.Add("D²", o.Get(MinSquaredDistance), "to the nearest chosen centre");
        o.Trace?.Add("ΣD²", RealTensor.Scalar(total), "what they are divided by");
    }
}
