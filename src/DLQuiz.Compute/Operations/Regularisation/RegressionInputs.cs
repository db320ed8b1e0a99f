using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Regularisation;

/// <summary>What the penalised regressions share.</summary>
internal static class RegressionInputs
{
    public static RealInput Samples() => new("X", "[n,d]", "The samples, one a row; a plain list is samples of one feature.", plain: "[n]");

    public static RealInput Targets() => new("y", "[n]", "The target of each sample.");

    public static FlagParameter FitsIntercept() => new("fit_intercept", "Whether an intercept is fitted, which is not penalised.") { Default = true };
}
