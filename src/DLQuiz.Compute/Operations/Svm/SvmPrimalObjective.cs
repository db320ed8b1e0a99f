using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Svm;

internal sealed class SvmPrimalObjective : Operation
{
    private static readonly RealInput X = Separation.Samples();
    private static readonly RealInput Y = Separation.Labels();
    private static readonly RealInput W = Separation.Weights();
    private static readonly RealInput B = Separation.Offset();
    private static readonly NumberParameter C = new("C", "The cost of a violation.") { AtLeast = 0 };

    private static readonly RealOutput Objective = new("objective", "scalar", "½‖w‖² + C·Σ hinge.");
    private static readonly RealOutput GradW = new("grad_w", "[d]", "A subgradient for w.");
    private static readonly RealOutput GradB = new("grad_b", "scalar", "A subgradient for b.");
    private static readonly RealOutput Hinge = new("hinge", "[n]", "max(0, 1 − y·f) of each sample.");
    private static readonly IntegerOutput Violators = new("violators", "[k]", "The indices of the samples with y·f < 1.");

    public override Declaration Declaration { get; } = new("svm_primal_objective", Family.Svm, "The soft-margin objective with the sum of hinges and a subgradient; a sample exactly at the margin contributes 0.")
    {
        Arguments = [X, Y, W, B, C],
        Outputs = [Objective, GradW, GradB, Hinge, Violators],
        Definition = new(@"J=\tfrac12\lVert w\rVert^2+C\sum_i\max(0,1-y_i(w\cdot x_i+b))", "Cortes and Vapnik 1995, Support-Vector Networks, eq. 27"),
        Examples =
        [
            new("svm_primal_objective([[1], [-1]], [1, -1], [0.5], 0, 2)", "2.125", "by hand: 0.125 + 2·(0.5 + 0.5)"),
            new("svm_primal_objective([[1], [-1]], [1, -1], [0.5], 0, 2).grad_w", "[-3.5]", "by hand: 0.5 − 2·(1 + 1)"),
        ],
        Laws = [new("the objective is ½‖w‖² plus C times the hinges", static (a, o) => Closeness.Near(o.Get(Objective).Data[0], (a.Get(W).Data.ToArray().Sum(static w => w * w) / 2) + (a.Get(C) * o.Get(Hinge).Data.ToArray().Sum())))],
    };

    private protected override void Compute(Arguments a, Outputs o)
    {
        RealTensor w = a.Get(W);
        double[] hinge = Separation.Scores(a.Get(X), w.Data, a.Get(B).Data[0]);
        double[] gradient = w.Data.ToArray();
        double offset = 0;
        List<long> violators = [];
        for (int i = 0; i < hinge.Length; i++)
        {
            double y = a.Get(Y).Data[i];
            double margin = y * hinge[i];
            hinge[i] = Math.Max(0, 1 - margin);
            if (!(margin < 1))
                continue;
            violators.Add(i);
            offset -= a.Get(C) * y;
            for (int j = 0; j < gradient.Length; j++)
                gradient[j] -= a.Get(C) * y * a.Get(X).Data[(i * gradient.Length) + j];
        }
        o.Set(Objective, (Statistics.Sum(Array.ConvertAll(w.Data.ToArray(), static weight => weight * weight)) / 2) + (a.Get(C) * Statistics.Sum(hinge)));
        o.Set(GradW, RealTensor.Vector(gradient));
        o.Set(GradB, offset);
        o.Set(Hinge, RealTensor.Vector(hinge));
        o.Set(Violators, IntegerTensor.Vector([.. violators]));
        o.Trace?.Add("hinge", o.Get(Hinge), "max(0, 1 − y·f)");
    }
}
