using System.Text;
using CsCheck;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Checks;
using DLQuiz.Core.Questions.Plots;

namespace DLQuiz.Core.Tests.Questions;

public sealed class PlotKindTests
{
    [Fact]
    public void Points_have_the_clusters_that_a_formula_gives()
    {
        var plot = (Plot.Points)Only("points(P, centroids=kmeans_update(P, kmeans_assign(P, C), C), labels=kmeans_assign(P, C), before=C, names=['a', 'b'], title='k')",
            "P = [[0, 0], [0, 2], [8, 8]]\nC = [[1, 1], [7, 7]]");
        Assert.Equal([(0, 0), (0, 2), (8, 8)], plot.Places);
        Assert.Equal([0, 0, 1], plot.Clusters);
        Assert.Equal([(0, 1), (8, 8)], plot.Centroids);
        Assert.Equal([(1, 1), (7, 7)], plot.Former);
        Assert.Equal(["a", "b"], plot.Names);
        Assert.Equal("k", plot.Title);
        Assert.False(plot.IsOnLine);
    }

    [Theory]
    [InlineData("points([1, 4, 2])")]
    [InlineData("points([[1], [4], [2]])")]
    public void Points_of_one_coordinate_lie_on_a_line(string call)
    {
        var plot = (Plot.Points)Only(call);
        Assert.True(plot.IsOnLine);
        Assert.Equal([(1, 0), (4, 0), (2, 0)], plot.Places);
    }

    [Fact]
    public void Lines_are_called_by_their_formulas_or_by_names()
    {
        var plot = (Plot.Lines)Only("lines(t, 2*t, names=['train'], log=true, across='epoch', up='loss')", "t = [1, 2, 4]");
        Assert.Equal(["train", "2*t"], plot.Series.Select(series => series.Name));
        Assert.Equal([2, 4, 8], plot.Series[1].Values);
        Assert.True(plot.IsLog);
        Assert.Equal(("epoch", "loss"), (plot.Across, plot.Up));
    }

    [Fact]
    public void One_size_holds_for_all_layers()
    {
        var plot = (Plot.ReceptiveField)Only("receptive_field(3, dilation=[1, 2, 4], stride=2)");
        Assert.Equal([new PlotLayer(3, 1, 2), new PlotLayer(3, 2, 2), new PlotLayer(3, 4, 2)], plot.Layers);
    }

    [Theory]
    [InlineData("sigmoid", 2.887)] // σ(1 − σ) = 0.05
    [InlineData("tanh", 2.178)] // 1 − tanh² = 0.05
    public void An_activation_is_saturated_where_its_slope_is_below_the_threshold(string name, double border)
    {
        var plot = (Plot.Activation)Only($"activation({name}, at=0.5)");
        Assert.Equal([double.NegativeInfinity, border], [plot.Flat[0].Low, Math.Round(plot.Flat[1].Low, 3)]);
        Assert.Equal([-border, double.PositiveInfinity], [Math.Round(plot.Flat[0].High, 3), plot.Flat[1].High]);
        Assert.Equal(name == "tanh" ? Math.Tanh(0.5) : 1 / (1 + Math.Exp(-0.5)), plot.Marked[0].Y, 12);
    }

    [Fact]
    public void A_rectifier_is_dead_below_0_and_nowhere_else() =>
        Assert.Equal([(double.NegativeInfinity, 0)], ((Plot.Activation)Only("activation(relu)")).Flat);

    [Fact]
    public void A_drawn_name_chooses_the_activation() =>
        Assert.Equal("tanh", ((Plot.Activation)Only("activation(f, flat=0.1)", "f = 'tanh'")).Function);

    [Fact]
    public void Every_example_can_be_drawn()
    {
        const string Names = "loss = [3, 2, 1]\nval_loss = [3.5, 2.5, 2]\nz = [1, 2, 0]\nP = [[1, 2], [3, 4]]\nC = [[0, 0]]\nx = 1.5";
        Assert.All(PlotKinds.All, kind => Assert.Equal(kind, Question(kind.Example, Names).Plots.Single().Kind));
        Assert.All(PlotKinds.All, kind => Assert.NotNull(Only(kind.Example, Names)));
    }

    [Fact]
    public void Answers_are_known_in_steps_alone()
    {
        Assert.NotNull(Block.Draw("ask: a\nanswer: 2\nsteps-plot: lines([answer, 1])").StepsPlots.Single());
        QuestionReading early = QuestionReader.Read("ask: a\nanswer: 2\nplot: lines([answer, 1])", "note.md", 1);
        Assert.Equal("DLQ313", Assert.Single(early.Diagnostics).Code);
    }

    [Fact]
    public void Pictures_of_a_solution_are_worked_steps_too()
    {
        NumericAttempt attempt = NumericAttempt.Start(Block.Draw("ask: a\nanswer: 2\nsteps-plot: lines([answer, 1])"));
        Assert.Empty(attempt.StepsPlots);
        Assert.True(attempt.HasMoreSteps);
        Assert.Single(attempt.ShowSteps().StepsPlots);
        Assert.Single(attempt.GiveUp().StepsPlots);
    }

    [Fact]
    public void Whatever_is_written_is_read_or_found_fault_with() =>
        Gen.Select(Gen.Int[0, Fragments.Length - 1].Array[1, 8], Gen.Bool).Sample((picked, isSteps) =>
        {
            var call = new StringBuilder();
            foreach (int i in picked)
                call.Append(Fragments[i]);
            string yaml = $"params: |\n  P = points(3, 2, 0..5)\n  x = ints(3, -2..5)\nask: a\nanswer: sum(x)\n{(isSteps ? "steps-plot" : "plot")}: |\n  {call}\n";
            QuestionReading reading = QuestionReader.Read(yaml, "note.md", 1);
            Assert.True(reading.Question is not null || !reading.Diagnostics.IsEmpty);
            if (reading.Question is { } question)
                QuestionChecks.Check(question, variants: 3);
        }, iter: 2_000);

    private static readonly string[] Fragments =
    [
        "points(", "lines(", "columns(", "activation(", "receptive_field(", "P", "x", "answer", ",", ")", "=", ":", "labels=", "centroids=P", "at=x", "title='a'", "sigmoid", "1e300", "-inf", "nan", "[1,", "]", "\n  ", "'", "kernel=", "3", "0", "x/0", "stride=x",
    ];

    private static Question Question(string call, string parameters) =>
        Block.Read($"params: |\n  {parameters.Replace("\n", "\n  ", StringComparison.Ordinal)}\nask: a\nanswer: 1\nplot: |\n  {call}\n");

    private static Plot Only(string call, string parameters = "n = 1") => Variant.Draw(Question(call, parameters), 1).Plots.Single();
}
