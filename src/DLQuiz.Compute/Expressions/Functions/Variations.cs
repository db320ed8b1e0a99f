using DLQuiz.Compute.Values;

namespace DLQuiz.Compute.Expressions.Functions;

/// <summary>Functions that carry one value over to another's form, for computing what a slightly different rule would give.</summary>
internal sealed class Variations : FunctionGroup
{
    public override IEnumerable<Function> Functions =>
    [
        new("spread(k, x)", "The elements of k repeated to the shape of x, each over the block of x that it belongs to; the axes of k are the first of x.", Spread),
        new("with_field(records, field, value)", "The records, or the one record, with that field set to the value.", WithField),
    ];

    private static Tensor Spread(FunctionCall call)
    {
        Tensor k = call.Number(0);
        Shape target = call.Number(1).Shape;
        if (k.Shape.Rank > target.Rank || Enumerable.Range(0, k.Shape.Rank).Any(axis => k.Shape[axis] == 0 || target[axis] % k.Shape[axis] != 0))
            throw call.Refuse($"k has the shape {k.Shape}, which is spread over shapes of multiples of it, not over {target}.");
        call.Meter.Allocate(target.Size);
        int[] positions = new int[target.Size];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = Source(k.Shape, target, i);
        return k.Pick(positions, target);
    }

    private static int Source(Shape shape, Shape target, int position)
    {
        int source = 0;
        int step = 1;
        for (int axis = target.Rank - 1; axis >= 0; axis--)
        {
            int place = position % target[axis];
            position /= target[axis];
            if (axis >= shape.Rank)
                continue;
            source += step * (place * shape[axis] / target[axis]);
            step *= shape[axis];
        }
        return source;
    }

    private static Value WithField(FunctionCall call)
    {
        if (call[1] is not Text field)
            throw call.Refuse($"field is {call[1].Description}, expected a name in quotes.");
        return call[0] switch
        {
            RecordValue record => Set(record, field.Content, call[2]),
            ListValue list when list.Elements.All(element => element is RecordValue) => ListValue.Gather([.. list.Elements.Select(element => Set((RecordValue)element, field.Content, call[2]))]),
            Value other => throw call.Refuse($"records is {other.Description}, expected records."),
        };
    }

    private static RecordValue Set(RecordValue record, string field, Value value) =>
        new([.. record.Fields.Where(named => named.Key != field), KeyValuePair.Create(field, value)]);
}
