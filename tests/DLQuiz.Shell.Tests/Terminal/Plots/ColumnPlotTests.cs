using DLQuiz.Terminal.Plots;

namespace DLQuiz.Shell.Tests.Terminal.Plots;

public sealed class ColumnPlotTests
{
    [Fact]
    public void Heights_are_eighths_of_a_line_and_thirds_in_ascii()
    {
        double[] values = [0, 0.01, 4, 8, 12, 16, 99];
        Assert.Equal(["    ▄██", " ▁▄████"], ColumnPlot.Bars(values, 2, 16, isPlain: false));
        Assert.Equal(["    .##", " .:####"], ColumnPlot.Bars(values, 2, 16, isPlain: true));
    }

    [Fact]
    public void More_values_than_columns_are_averaged()
    {
        Assert.Equal([2, 6.5], ColumnPlot.Means([1, 3, 5, 8], 2));
        Assert.Equal([1, 3, 5], ColumnPlot.Means([1, 3, 5], 9));
        Assert.Equal(["", ""], ColumnPlot.Bars([], 2, 0, isPlain: false));
        Assert.Equal(["  "], ColumnPlot.Bars([0, 5], 1, 0, isPlain: false));
    }
}
