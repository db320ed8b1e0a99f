namespace DLQuiz.Storage.Sql;

/// <summary>Runs one statement for each of many rows: its values in the order in which the statement first names them, then <see cref="Run"/>.</summary>
internal abstract class RowWriter : IDisposable
{
    public abstract void Add(long value);

    public abstract void Add(long? value);

    public abstract void Add(string? value);

    public abstract void Add(bool value);

    public abstract void Add(ReadOnlySpan<byte> value);

    public abstract void Add(byte[]? value);

    /// <summary>Runs the statement with the values added since the last run.</summary>
    public abstract void Run();

    /// <summary>The same for a statement that returns a number of the row that it wrote; not for rows that wait.</summary>
    public virtual long RunForNumber() => throw new NotSupportedException("These rows have no numbers yet.");

    /// <summary>Makes sure that every row was written, where rows may have been waiting; without it they are thrown away.</summary>
    public virtual void Complete()
    {
    }

    public abstract void Dispose();
}

/// <summary>By the ordinary way, for databases without a quicker one.</summary>
internal sealed class StatementWriter(Statement statement) : RowWriter
{
    private readonly List<object?> values = [];

    public override void Add(long value) => values.Add(value);

    public override void Add(long? value) => values.Add(value);

    public override void Add(string? value) => values.Add(value);

    public override void Add(bool value) => values.Add(value);

    public override void Add(byte[]? value) => values.Add(value);

    public override void Add(ReadOnlySpan<byte> value) => values.Add(value.ToArray());

    public override void Run()
    {
        statement.Post(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
        values.Clear();
    }

    public override long RunForNumber()
    {
        long number = statement.First(Columns.Long, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
        values.Clear();
        return number;
    }

    /// <summary>The statement belongs to the connection.</summary>
    public override void Dispose() => values.Clear();
}
