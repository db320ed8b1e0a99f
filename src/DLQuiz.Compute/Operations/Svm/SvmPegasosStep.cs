using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmPegasosStep : Operation
{
    private static readonly RealInput W = Separation.Weights();
    private static readonly RealInput X = new("X", "[k,d]", "The mini-batch, one sample a row.");
    private static readonly RealInput Y = Separation.Labels("k");
    private static readonly NumberParameter Lambda = new("lambda", "λ, the strength of the penalty.") { Above = 0, Below = double.PositiveInfinity };
    private static readonly IntegerParameter Time = new("t", "The number of this step, from 1.") { AtLeast = 1 };
    private static readonly FlagParameter Projects = new("project", "Whether w is scaled back into the ball of radius 1/√λ.") { Default = false };

    private static readonly RealOutput NewW = new("w", "[d]", "The weights after the step.");
    private static readonly RealOutput Eta = new("eta", "scalar", "The step size 1/(λt).");
    private static readonly IntegerOutput Violators = new("violators", "[m]", "The samples with y·(w·x) < 1.");

    public override Declaration Declaration { get; } = new("svm_pegasos_step", Family.Svm, "One Pegasos step on a mini-batch: shrink w, then pull it towards the samples within the margin; there is no offset.")
    {
        Arguments = [W, X, Y, Lambda, Time, Projects],
        Outputs = [NewW, Eta, Violators],
        Definition = new(
            @"\eta=\frac1{\lambda t},\quad w'=(1-\eta\lambda)\,w+\frac\eta k\sum_{i:\,y_iw\cdot x_i<1}y_ix_i,\quad w''=\min\Big(1,\frac{1}{\sqrt\lambda\,\lVert w'\rVert}\Big)w'",
            "Shalev-Shwartz, Singer, Srebro and Cotter 2011, Mathematical Programming 127, figures 1 and 2"),
        Examples =
        [
            new("svm_pegasos_step([0, 0], [[1, 2]], [1], 0.5, 1)", "[2, 4]", "by hand: η = 2"),
            new("svm_pegasos_step([2, 0], [[1, 1], [0, 1]], [1, -1], 1, 4)", "[1.5, -0.125]", "by hand: η = 1/4; 0.75·(2, 0) + (0, −1)/8"),
            new("svm_pegasos_step([0, 0], [[3, 4]], [1], 1, 1, project=true)", "[0.6, 0.8]", "by hand: scaled from length 5 to 1/√1"),
        ],
        Laws =
        [
            new("without violators w shrinks by 1 − 1/t (before projecting)", ShrinksWithoutViolators),
            new("with project, ‖w‖ ≤ 1/√λ", static (a, o) => !a.Get(Projects) || Norms.Euclidean(o.Get(NewW).Data) <= (1 + 1e-12) / Math.Sqrt(a.Get(Lambda))),
        ],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor x = a.Get(X);
        double time = a.Get(Time);
        double lambda = a.Get(Lambda);
        double eta = 1 / (lambda * time);
        double[] margins = Separation.Scores(x, a.Get(W).Data, offset: 0);
        // 1 − ηλ is 1 − 1/t, without the rounding of η.
        double[] w = Array.ConvertAll(a.Get(W).Data.ToArray(), weight => (1 - (1 / time)) * weight);
        o.Trace?.Add("η", RealTensor.Scalar(eta), "1/(λt)");
        o.Trace?.Add("(1 − ηλ)·w", RealTensor.Vector(w), "w shrunk by 1 − 1/t");
        List<long> violators = [];
        for (int i = 0; i < margins.Length; i++)
        {
            margins[i] *= a.Get(Y).Data[i];
            if (!(margins[i] < 1))
                continue;
            violators.Add(i);
            Dot.AddScaled(w, eta / margins.Length * a.Get(Y).Data[i], x.Data.Slice(i * w.Length, w.Length));
        }
        o.Trace?.Add("y·(w·x)", RealTensor.Vector(margins), "margins with the old w: those below 1 pull");
        o.Trace?.Add("w'", RealTensor.Vector(w), "plus η/k times y·x of the violators");
        if (a.Get(Projects))
        {
            double factor = Math.Min(1, 1 / (Math.Sqrt(lambda) * Norms.Euclidean(w)));
            w = Array.ConvertAll(w, weight => factor * weight);
            o.Trace?.Add("factor", RealTensor.Scalar(factor), "min(1, 1/(√λ·‖w'‖))");
        }
        o.Set(NewW, a.Get(W).Shape, w);
        o.Set(Eta, eta);
        o.Set(Violators, Shape.Of(violators.Count), [.. violators]);
    }

    private static bool ShrinksWithoutViolators(Arguments a, Outputs o)
    {
        if (o.Get(Violators).Count > 0 || a.Get(Projects))
            return true;
        double[] shrunk = Array.ConvertAll(a.Get(W).Data.ToArray(), weight => (1 - (1.0 / a.Get(Time))) * weight);
        return Closeness.Near(shrunk, o.Get(NewW).Data);
    }
}
