using DLQuiz.Compute.Declarations;

namespace DLQuiz.Compute.Operations.Dropout;

internal enum DropoutVariant
{
    Inverted,
    Vanilla,
}

/// <summary>What the dropout operations share: p is the probability of dropping, and where the scale is applied.</summary>
internal static class DropoutScale
{
    public static NumberParameter Rate() => new("p", "The probability of dropping a unit.") { AtLeast = 0, AtMost = 1 };

    public static NumberParameter RateBelowOne() => new("p", "The probability of dropping a unit.") { AtLeast = 0, Below = 1 };

    public static FlagParameter Training() => new("training", "Whether units are dropped, as opposed to evaluation.") { Default = true };

    public static ChoiceParameter<DropoutVariant> Variant() => new(
        "variant",
        "'inverted' scales by 1/(1 − p) in training and by nothing in evaluation, 'vanilla' by nothing in training and by 1 − p in evaluation.",
        ("inverted", DropoutVariant.Inverted),
        ("vanilla", DropoutVariant.Vanilla))
    {
        Default = "inverted",
    };

    /// <summary>What a kept unit is multiplied by in training; 0 when nothing can be kept.</summary>
    public static double OfKept(double p, DropoutVariant variant) => variant == DropoutVariant.Vanilla ? 1 : p >= 1 ? 0 : 1 / (1 - p);

    /// <summary>What every unit is multiplied by in evaluation.</summary>
    public static double InEvaluation(double p, DropoutVariant variant) => variant == DropoutVariant.Vanilla ? 1 - p : 1;
}
