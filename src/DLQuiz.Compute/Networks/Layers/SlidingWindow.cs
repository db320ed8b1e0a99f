namespace DLQuiz.Compute.Networks.Layers;

/// <summary>The window fields of a layer, per spatial axis.</summary>
internal sealed record SlidingWindow(string Place, int Axes, AxisList Kernel, AxisList Stride, Padding Padding, AxisList Dilation)
{
    /// <exception cref="FormatException">A field is missing or wrong.</exception>
    public static SlidingWindow Read(LayerFields fields, int axes, bool strideIsKernel = false)
    {
        AxisList kernel = fields.Axes("kernel", 1);
        AxisList stride = strideIsKernel && !fields.Has("stride") ? kernel : fields.Axes("stride", 1, byDefault: 1);
        return new(fields.Place, axes, kernel, stride, fields.Padding("padding", axes), fields.Axes("dilation", 1, byDefault: 1));
    }

    /// <summary>Cells of the kernel over all axes.</summary>
    public long Cells
    {
        get
        {
            long cells = 1;
            for (int axis = 0; axis < Axes; axis++)
                cells = checked(cells * On("kernel", Kernel, axis));
            return cells;
        }
    }

    /// <exception cref="NetworkException">A field has neither one value nor one per axis, or the padding does not suit.</exception>
    public Window Along(int axis, long? input)
    {
        Window window = new(On("kernel", Kernel, axis), On("stride", Stride, axis), Dilation: On("dilation", Dilation, axis));
        try
        {
            return Padding.Pad(window, Axes == 1 ? 0 : axis, Axes, input);
        }
        catch (NetworkException problem)
        {
            throw new NetworkException(problem.Found, problem.Expected, $"{Place}.padding");
        }
    }

    /// <summary>One axis of a list; an error names the field.</summary>
    public long On(string key, AxisList list, int axis)
    {
        try
        {
            return list.On(Axes == 1 ? 0 : axis, Axes);
        }
        catch (NetworkException problem)
        {
            throw new NetworkException(problem.Found, problem.Expected, $"{Place}.{key}");
        }
    }
}
