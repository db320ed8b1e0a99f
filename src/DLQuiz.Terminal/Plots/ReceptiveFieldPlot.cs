using System.Collections.Immutable;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Terminal.Plots;

/// <summary>A layer that slides a window.</summary>
/// <param name="Kernel">Taps, at least 1.</param>
/// <param name="Dilation">Distance of two taps, at least 1.</param>
/// <param name="Stride">Distance of two windows, at least 1.</param>
public readonly record struct WindowLayer(int Kernel, int Dilation, int Stride);

/// <summary>What one output of a stack of layers sees: the input at the bottom, the output on top, and which neurons feed which.</summary>
/// <param name="Layers">From the input upwards.</param>
public sealed record ReceptiveFieldPlot(ImmutableArray<WindowLayer> Layers) : Picture
{
    private const int WidestStep = 6;
    private const int MostGap = 3;
    private const int MostConnections = 2_000;

    public override string Describe()
    {
        ReceptiveField field = ReceptiveField.Of(Layers);
        string layers = string.Join(", ", Layers.Select((layer, i) => Wording.Of($"layer {i + 1} (kernel {layer.Kernel}, dilation {layer.Dilation}, stride {layer.Stride}) sees {field.Sizes[i + 1]}")));
        return field.Seen is { } seen && seen < field.Sizes[^1]
            ? Wording.Of($"one output sees a field of {field.Sizes[^1]} inputs and {seen} of them reach it: {layers}")
            : Wording.Of($"one output sees {field.Sizes[^1]} inputs: {layers}");
    }

    private protected override int WantedHeight(int width) => ((Layers.Length + 1) * (Layers.Length <= 3 ? 3 : 2)) + 1;

    private protected override IEnumerable<Line> Compose(PlotFrame frame)
    {
        ReceptiveField field = ReceptiveField.Of(Layers);
        int room = frame.Height - (Layers.Length + 1);
        if (room < 0 || field.Rows is not { } rows)
        {
            return Enumerable.Range(1, Layers.Length).Reverse().Select(layer => Line.Of(LabelOf(field, layer, frame.IsPlain, LabelStyle.Medium)));
        }

        bool hasTitle = Title.Length > 0 && room-- > 0, hasLegend = room-- > 0;
        int gap = Layers.Length == 0 ? 0 : Math.Clamp((frame.Height - (hasTitle ? 1 : 0) - (hasLegend ? 1 : 0) - Layers.Length - 1) / Layers.Length, 0, frame.IsPlain ? 0 : MostGap);
        string[] labels = LabelsFor(field, frame);
        int columns = Math.Max(1, frame.Width - labels.Max(Cells.Width) - 2);
        Sketch sketch = new(field, rows, columns, gap, frame.IsPlain);
        return
        [
            .. hasTitle ? [Line.Of(Title, Ink.Strong)] : (IEnumerable<Line>)[],
            .. sketch.Lines(labels),
            .. hasLegend ? [Legend(field, frame.IsPlain)] : (IEnumerable<Line>)[],
        ];
    }

    private enum LabelStyle
    {
        Short,
        Medium,
        Long,
    }

    /// <summary>The longest labels beside which the picture still has its room.</summary>
    private string[] LabelsFor(ReceptiveField field, PlotFrame frame)
    {
        long wanted = Math.Min(2 * field.Sizes[^1], frame.Width * 3 / 5);
        string[] labels = [];
        foreach (LabelStyle style in (LabelStyle[])[LabelStyle.Long, LabelStyle.Medium, LabelStyle.Short])
        {
            labels = [.. Enumerable.Range(0, Layers.Length + 1).Reverse().Select(layer => LabelOf(field, layer, frame.IsPlain, style))];
            if (frame.Width - labels.Max(Cells.Width) - 2 >= wanted)
            {
                break;
            }
        }

        return labels;
    }

    private string LabelOf(ReceptiveField field, int layer, bool isPlain, LabelStyle style)
    {
        if (layer == 0)
        {
            return style == LabelStyle.Short ? Wording.Of("in") : Wording.Of("input");
        }

        (int kernel, int dilation, int stride) = Layers[layer - 1];
        bool hasStride = Layers.Any(one => one.Stride != 1);
        string arrow = isPlain ? "->" : "→";
        return style switch
        {
            LabelStyle.Long when hasStride => Wording.Of($"layer {layer}: kernel {kernel}, dilation {dilation}, stride {stride} {arrow} field {field.Sizes[layer]}"),
            LabelStyle.Long => Wording.Of($"layer {layer}: kernel {kernel}, dilation {dilation} {arrow} field {field.Sizes[layer]}"),
            LabelStyle.Medium => $"k {kernel}  d {dilation}{(hasStride ? $"  s {stride}" : "")} {arrow} {field.Sizes[layer]}",
            _ => $"k{kernel} d{dilation}{(hasStride ? $" s{stride}" : "")}{arrow}{field.Sizes[layer]}",
        };
    }

    private static Line Legend(ReceptiveField field, bool isPlain) => new(
    [
        new Run(isPlain ? "o" : "●", Ink.Accent),
        new Run(" " + (field.Seen < field.Sizes[^1] ? Wording.Of($"{field.Seen} of the field's {field.Sizes[^1]} inputs reach the output") : Wording.Of($"all {field.Sizes[^1]} inputs of the field reach the output")), Ink.Faint),
    ]);

    /// <summary>Neurons by rows, output first, and the lines between them.</summary>
    private sealed class Sketch
    {
        private readonly ReceptiveField field;
        private readonly ImmutableArray<ImmutableArray<long>> rows;
        private readonly DotCanvas canvas;
        private readonly int gap;
        private readonly bool isPlain;
        private readonly int step;

        public Sketch(ReceptiveField field, ImmutableArray<ImmutableArray<long>> rows, int columns, int gap, bool isPlain)
        {
            this.field = field;
            this.rows = rows;
            this.gap = gap;
            this.isPlain = isPlain;
            long size = field.Sizes[^1];
            step = size <= columns ? (int)Math.Min(WidestStep, columns / size) : 0;
            canvas = new DotCanvas(step > 0 ? (int)(size * step) : columns, rows.Length + ((rows.Length - 1) * gap), isPlain);
        }

        public IEnumerable<Line> Lines(string[] labels)
        {
            if (gap > 0)
            {
                Connect();
            }

            for (int layer = 0; layer < rows.Length; layer++)
            {
                PutRow(layer);
            }

            int row = 0;
            foreach (Line line in canvas.Lines())
            {
                yield return row % (gap + 1) == 0 ? line.Then(Line.Of("  " + labels[row / (gap + 1)], Ink.Faint)) : line;
                row++;
            }
        }

        private int RowOf(int layer) => (rows.Length - 1 - layer) * (gap + 1);

        /// <summary>The cell of a neuron: the middle of what it sees of the input.</summary>
        private int ColumnOf(int layer, long neuron)
        {
            double place = (neuron * (double)field.Jumps[layer]) + ((field.Sizes[layer] - 1) / 2.0);
            return step > 0
                ? (int)((place * step) + ((step - 1) / 2.0))
                : (int)((place + 0.5) / field.Sizes[^1] * canvas.Columns);
        }

        private void PutRow(int layer)
        {
            if (step > 0)
            {
                for (long neuron = rows[layer][0]; neuron <= rows[layer][^1]; neuron++)
                {
                    canvas.Put(ColumnOf(layer, neuron), RowOf(layer), isPlain ? "." : "·", Ink.Faint);
                }
            }

            foreach (long neuron in rows[layer])
            {
                canvas.Put(ColumnOf(layer, neuron), RowOf(layer), isPlain ? "o" : "●", layer == rows.Length - 1 ? Ink.Strong : Ink.Accent);
            }
        }

        private void Connect()
        {
            var stroke = new Stroke(Ink.Faint, "", '|');
            for (int layer = 1; layer < rows.Length; layer++)
            {
                WindowLayer window = field.Layers[layer - 1];
                bool isCrowded = (long)rows[layer].Length * window.Kernel > MostConnections;
                foreach (long neuron in isCrowded ? [rows[layer][0], rows[layer][^1]] : rows[layer])
                {
                    for (int tap = 0; tap < window.Kernel; tap += isCrowded ? Math.Max(1, window.Kernel - 1) : 1)
                    {
                        long fed = (neuron * window.Stride) + ((long)tap * window.Dilation);
                        canvas.Path([Middle(layer, neuron), Middle(layer - 1, fed)], stroke);
                    }
                }
            }
        }

        private (double X, double Y) Middle(int layer, long neuron) =>
            (((2 * ColumnOf(layer, neuron)) + 0.5) / Math.Max(1, canvas.Across - 1), 1 - (((4 * RowOf(layer)) + 1.5) / Math.Max(1, canvas.Down - 1)));
    }
}
