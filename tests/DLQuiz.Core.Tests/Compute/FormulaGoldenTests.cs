using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Values;

namespace DLQuiz.Core.Tests.Compute;

/// <summary>Goldens/formulas.txt: a formula after "&gt; ", then its value, or its error with the place.</summary>
public sealed class FormulaGoldenTests
{
    private static readonly Dictionary<string, Value> Names = new(StringComparer.Ordinal)
    {
        ["x"] = RealTensor.Vector(1, 2, 3, 6),
        ["g"] = RealTensor.Scalar(2),
        ["b"] = RealTensor.Scalar(1),
        ["P"] = RealTensor.Adopt(Shape.Of(3, 2), [0, 0, 1, 1, 5, 5]),
        ["C"] = RealTensor.Adopt(Shape.Of(2, 2), [0, 0, 4, 4]),
    };

    public static TheoryData<string, string> Goldens()
    {
        TheoryData<string, string> goldens = [];
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Compute", "Goldens", "formulas.txt")).ReplaceLineEndings("\n");
        foreach (string block in ("\n" + text).Split("\n> ", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = block.TrimEnd('\n').Split('\n', 2);
            goldens.Add(parts[0], parts[1]);
        }
        return goldens;
    }

    [Theory]
    [MemberData(nameof(Goldens))]
    public void A_formula_gives_its_golden(string formula, string golden) => Assert.Equal(golden, Run(formula));

    [Fact]
    public void An_error_in_a_later_line_shows_that_line() =>
        Assert.Equal("There is no function or operation foo.\n  foo(2)\n  ^^^", Run("1 +\n  foo(2)"));

    private static string Run(string text)
    {
        if (!Formula.TryParse(text, out Formula? formula, out FormulaError? error))
            return error.Format(text);
        try
        {
            return formula.Evaluate(Names, EvaluationBudget.Question).ToString();
        }
        catch (FormulaException problem)
        {
            return problem.Error.Format(text);
        }
    }
}
