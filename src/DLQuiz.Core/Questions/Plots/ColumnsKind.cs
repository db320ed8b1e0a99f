using System.Collections.Immutable;

namespace DLQuiz.Core.Questions.Plots;

/// <summary>Numbers side by side, as the probabilities of classes.</summary>
internal sealed class ColumnsKind : PlotKind
{
    private static readonly PlotArgument Values = new("values", "a vector of numbers", "The heights of the columns, none below 0.") { IsRequired = true };
    private static readonly PlotArgument Names = new("names", "a list of texts", "What stands under the columns; 1, 2, 3, … if left out.");
    private static readonly PlotArgument Across = new("across", "a text", "What goes to the right.");
    private static readonly PlotArgument Up = new("up", "a text", "What goes up.");

    public override string Name => "columns";

    public override string Summary => "Columns that stand on 0, such as the probabilities of classes.";

    public override string Example => "columns(softmax(z), names=['cat', 'dog', 'horse'])";

    private protected override ImmutableArray<PlotArgument> Own => [Values, Names, Across, Up];

    private protected override Plot Draw(PlotArguments arguments)
    {
        ImmutableArray<double> values = arguments.Numbers(Values);
        if (values.Any(value => value < 0))
            throw new PlotException(Values.Name, "a column is below 0; lines can draw such values");
        return new Plot.Columns(values, arguments.Texts(Names)) { Across = arguments.TextOf(Across) ?? "", Up = arguments.TextOf(Up) ?? "" };
    }
}
