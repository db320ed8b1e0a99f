using DLQuiz.Compute.Numerics;
using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Operations.Activation;

/// <summary>Runs through the lanes of a tensor along one axis; a lane's elements lie a fixed step apart.</summary>
internal sealed class Lanes
{
    private readonly Shape _shape;
    private readonly int _axis;

    public Lanes(Arguments a, Declarations.IntegerParameter axis, Shape shape)
    {
        _shape = shape;
        try
        {
            _axis = Reduction.Axis(a.Get(axis), shape.Rank);
        }
        catch (FormatException problem)
        {
            throw a.Refuse(axis, $"is {a.Get(axis)}", problem.Message);
        }
    }

    /// <summary>Elements of a lane.</summary>
    public int Length => _shape[_axis];

    public int Step => _shape.CountBetween(_axis + 1, _shape.Rank);

    public IEnumerable<int> Starts()
    {
        for (int i = 0; i < _shape.Size; i++)
        {
            if (i / Step % Length == 0)
                yield return i;
        }
    }
}
