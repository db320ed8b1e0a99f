using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmPegasosStep : Operation
{
    private static readonly RealInput W = Separation.Weights();
    private static readonly RealInput X = Separation.Samples(rows: "k");
    private static readonly RealInput Y = Separation.Labels("k");
    private static readonly NumberParameter Lambda = new("lambda", "The strength λ of the penalty.") { Above = 0 };
    private static readonly IntegerParameter T = new("t", "The number of the step, from 1.") { AtLeast = 1 };
    private static readonly FlagParameter Projects = new("project", "Whether w is then brought into the ball of radius 1/√λ.") { Default = false };

    private static readonly RealOutput NewW = new("w", "[d]", "The weights after the step.");
    private static readonly RealOutput Eta = new("eta", "scalar", "The step size 1/(λt).");
    private static readonly IntegerOutput Violators = new("violators", "[m]", "The indices of the samples with y·(w·x) < 1.");

    public override Declaration Declaration { get; } = new("svm_pegasos_step", Family.Svm, "One Pegasos step on a mini-batch, without bias; a sample exactly at the margin is no violation.")
    {
        Arguments = [W, X, Y, Lambda, T, Projects],
        Outputs = [NewW, Eta, Violators],
        Definition = new(@"w'=(1-\eta\lambda)w+\frac\eta k\sum_{y\,w\cdot x<1}y\,x,\quad \eta=\frac1{\lambda t}", "Shalev-Shwartz, Singer, Srebro and Cotter 2011, Pegasos, figure 2"),
        Examples =
        [
            new("svm_pegasos_step([0, 0], [[1, 0], [0, 1]], [1, -1], 0.5, 1)", "[1, -1]", "by hand: eta = 2, both violate, 2/2·(1, −1)"),
            new("svm_pegasos_step([2], [[1]], [1], 1, 2)", "[1]", "by hand: no violation, (1 − 1/2)·2"),
        ],
        Laws = [new("with the projection ‖w‖ ≤ 1/√λ", static (a, o) => !a.Get(Projects) || Norms.Euclidean(o.Get(NewW).Data) <= (1 / Math.Sqrt(a.Get(Lambda))) + 1e-9)],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        double eta = 1 / (a.Get(Lambda) * a.Get(T));
        double[] scores = Separation.Scores(a.Get(X), w.Data, 0);
        double[] moved = Array.ConvertAll(w.Data.ToArray(), weight => (1 - (eta * a.Get(Lambda))) * weight);
        List<long> violators = [];
        for (int i = 0; i < scores.Length; i++)
        {
            if (!(a.Get(Y).Data[i] * scores[i] < 1))
                continue;
            violators.Add(i);
            for (int j = 0; j < moved.Length; j++)
                moved[j] += eta / scores.Length * a.Get(Y).Data[i] * a.Get(X).Data[(i * moved.Length) + j];
        }
        double norm = Norms.Euclidean(moved);
        double radius = 1 / Math.Sqrt(a.Get(Lambda));
        double scale = a.Get(Projects) && norm > radius ? radius / norm : 1;
        o.Set(NewW, RealTensor.Vector(Array.ConvertAll(moved, weight => scale * weight)));
        o.Set(Eta, eta);
        o.Set(Violators, IntegerTensor.Vector([.. violators]));
        o.Trace?.Add("η", RealTensor.Scalar(eta), "1/(λt)");
        o.Trace?.Add("y·(w·x)", RealTensor.Vector([.. scores.Select((score, i) => score * a.Get(Y).Data[i])]), "below 1 is a violation");
    }
}
