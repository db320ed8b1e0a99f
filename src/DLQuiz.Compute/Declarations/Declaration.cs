using System.Collections.Immutable;
using DLQuiz.Compute.Operations;

namespace DLQuiz.Compute.Declarations;

/// <summary>Everything that is said about an operation, once: documents, checks, completion and tests read it here.</summary>
public sealed class Declaration
{
    private readonly Lazy<Binder> _binder;

    /// <param name="name">As formulas write it: lower case with underscores.</param>
    /// <param name="family">The group in which documents list it.</param>
    /// <param name="summary">What it computes, in one sentence, with the convention that tells it from its neighbours.</param>
    public Declaration(string name, Family family, string summary)
    {
        Name = name;
        Family = family;
        Summary = summary;
        _binder = new(() => new Binder(this));
    }

    public string Name { get; }

    public Family Family { get; }

    public string Summary { get; }

    /// <summary>In the order in which required ones are given by position.</summary>
    public required ImmutableArray<Argument> Arguments
    {
        get;
        init
        {
            for (int slot = 0; slot < value.Length; slot++)
                value[slot].Slot = slot;
            field = value;
        }
    }

    /// <summary>The first is what a call without <c>.name</c> means.</summary>
    public required ImmutableArray<Output> Outputs
    {
        get;
        init
        {
            for (int slot = 0; slot < value.Length; slot++)
                value[slot].Slot = slot;
            field = value;
        }
    }

    public required Definition Definition { get; init; }

    public required ImmutableArray<Example> Examples { get; init; }

    public required ImmutableArray<Law> Laws { get; init; }

    /// <summary>Why arguments drawn one by one seldom fit one another; the laws are then tried on given ones. Null when they mostly do.</summary>
    public string? DrawsSeldomFit { get; init; }

    internal Binder Binder => _binder.Value;

    public Argument? FindArgument(string name)
    {
        // A loop: a lambda over the name would cost a call by name as much as finding it.
        foreach (Argument argument in Arguments)
        {
            if (argument.Name == name)
                return argument;
        }
        return null;
    }

    public Output? FindOutput(string name) => Outputs.FirstOrDefault(output => output.Name == name);
}

/// <summary>The groups of the catalogue, in its order.</summary>
public enum Family
{
    Basic,
    Normalization,
    Activation,
    Dropout,
    Convolution,
    Pooling,
    Upsampling,
    ReceptiveField,
    Cost,
    Regularisation,
    Loss,
    KMeans,
    Svm,
}

/// <summary>What documents call a family.</summary>
public static class FamilyTitle
{
    /// <summary>The heading: words instead of one identifier.</summary>
    public static string Of(Family family) => family switch
    {
        Family.ReceptiveField => "Receptive field",
        Family.KMeans => "K-means",
        Family.Svm => "SVM",
        _ => family.ToString(),
    };
}

/// <param name="Latex">What is computed, in LaTeX.</param>
/// <param name="Source">Where it is defined: paper and equation, or book and section.</param>
public sealed record Definition(string Latex, string Source);

/// <summary>A worked example in the language of formulas, run as a test.</summary>
/// <param name="Expression">A call of the operation.</param>
/// <param name="Expected">A formula of the result.</param>
/// <param name="Source">Where the result comes from, which is never this module: a paper's table, or the steps by hand.</param>
public sealed record Example(string Expression, string Expected, string Source)
{
    /// <summary>How far the result may be off, for sources that print few digits.</summary>
    public double Tolerance { get; init; } = 1e-9;
}

/// <summary>A property that holds for all arguments that the operation accepts.</summary>
/// <param name="Statement">In words or symbols.</param>
/// <param name="Holds">Must not depend on anything but what it is given.</param>
public sealed record Law(string Statement, Func<Arguments, Outputs, bool> Holds);
