using System.Collections.Frozen;
using System.Text;

namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>Parentheses, brackets, braces and bars of any height.</summary>
internal static class Fence
{
    /// <summary>Top, extension, point and bottom of a fence (Unicode, Miscellaneous Technical, bracket pieces).</summary>
    private readonly record struct Pieces(char Top, char Middle, char Bottom, char? Point = null, string? Two = null);

    private static readonly FrozenDictionary<string, Pieces> Growing = new Dictionary<string, Pieces>
    {
        ["("] = new('⎛', '⎜', '⎝'),
        [")"] = new('⎞', '⎟', '⎠'),
        ["["] = new('⎡', '⎢', '⎣'),
        ["]"] = new('⎤', '⎥', '⎦'),
        ["{"] = new('⎧', '⎪', '⎩', '⎨', "⎰⎱"),
        ["}"] = new('⎫', '⎪', '⎭', '⎬', "⎱⎰"),
        ["⌊"] = new('⎢', '⎢', '⎣'),
        ["⌋"] = new('⎥', '⎥', '⎦'),
        ["⌈"] = new('⎡', '⎢', '⎢'),
        ["⌉"] = new('⎤', '⎥', '⎥'),
        ["|"] = new('│', '│', '│'),
        ["∣"] = new('│', '│', '│'),
        ["‖"] = new('║', '║', '║'),
        ["∥"] = new('║', '║', '║'),
        ["⟦"] = new('╓', '║', '╙'),
        ["⟧"] = new('╖', '║', '╜'),
        ["↑"] = new('↑', '│', '│'),
        ["↓"] = new('│', '│', '↓'),
        ["↕"] = new('↑', '│', '↓'),
    }.ToFrozenDictionary();

    /// <summary>A fence that has no pieces stays on the baseline.</summary>
    /// <param name="symbol">As in one line; empty for none.</param>
    /// <param name="above">Rows above the baseline.</param>
    /// <param name="below">Rows below it.</param>
    public static Box Draw(string symbol, int above, int below)
    {
        if (above + below == 0 || symbol.Length == 0)
        {
            return Box.Of(symbol);
        }

        if (symbol is "⟨" or "⟩" or "/" or "\\")
        {
            return Slanted(symbol, above, below);
        }

        return Growing.TryGetValue(symbol, out Pieces pieces)
            ? Box.OfRows(Enumerable.Range(0, above + 1 + below).Select(row => PieceAt(pieces, row, above, above + below).ToString()), above)
            : Box.Of(symbol);
    }

    private static char PieceAt(Pieces pieces, int row, int baseline, int last)
    {
        if (last == 1 && pieces.Two is { } two)
        {
            return two[row];
        }

        // The point of a brace is on the baseline, or as near to it as top and bottom leave room for.
        return row == 0 ? pieces.Top
            : row == last ? pieces.Bottom
            : row == Math.Clamp(baseline, 1, last - 1) ? pieces.Point ?? pieces.Middle
            : pieces.Middle;
    }

    /// <summary>Angle brackets out of diagonals; with an odd height the bracket itself is the point.</summary>
    private static Box Slanted(string symbol, int above, int below)
    {
        int height = above + 1 + below;
        bool isAngle = symbol is "⟨" or "⟩";
        int columns = isAngle ? height / 2 : height;
        List<string> rows = [];
        for (int row = 0; row < height; row++)
        {
            bool isUpper = row < height / 2;
            int step = isUpper ? columns - 1 - row : row - (height - columns);
            rows.Add(symbol switch
            {
                "/" => At(columns - 1 - row, "╱", columns),
                "\\" => At(row, "╲", columns),
                _ when height % 2 == 1 && row == height / 2 => At(symbol == "⟨" ? 0 : columns - 1, symbol, columns),
                "⟨" => At(step, isUpper ? "╱" : "╲", columns),
                _ => At(columns - 1 - step, isUpper ? "╲" : "╱", columns),
            });
        }

        return Box.OfRows(rows, above);
    }

    private static string At(int column, string symbol, int columns) =>
        new StringBuilder().Append(' ', columns).Remove(column, 1).Insert(column, symbol).ToString();
}
