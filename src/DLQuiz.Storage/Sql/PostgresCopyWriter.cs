using System.Buffers.Binary;
using System.Text;

namespace DLQuiz.Storage.Sql;

/// <summary>Rows of an INSERT by COPY in its binary format (PostgreSQL's documentation, "COPY", section "Binary Format"); the statement's own text says which table and columns.</summary>
/// <remarks>A row that is there already ends the transaction, which is then tried again by statements.</remarks>
internal sealed class PostgresCopyWriter : RowWriter
{
    private const short EndOfRows = -1;

    private const int Null = -1;

    /// <summary>Signature, flags, length of an extension.</summary>
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly PostgresDatabase database;
    private readonly InsertText insert;
    private readonly string[] types;
    private byte[] rows = new byte[1 << 16];
    private int length;
    private int column;

    public PostgresCopyWriter(PostgresDatabase database, string sql)
    {
        this.database = database;
        insert = InsertText.Of(sql);
        var known = database.TypesOf(insert.Table);
        types = [.. insert.Columns.Select(name => known[name])];
        Begin();
    }

    /// <summary>What waits to be sent.</summary>
    public int Length => length - Header.Length;

    public bool HasRows => Length > 0;

    public override void Add(long value)
    {
        StartField();
        switch (types[column])
        {
            case "int8":
                WriteLength(sizeof(long));
                BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), value);
                break;
            case "int4":
                WriteLength(sizeof(int));
                BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), checked((int)value));
                break;
            default:
                throw new InvalidOperationException($"{insert.Table}.{insert.Columns[column]} is {types[column]}, which no whole number fits.");
        }

        column++;
    }

    public override void Add(long? value)
    {
        if (value is { } number)
            Add(number);
        else
            AddNull();
    }

    public override void Add(string? value)
    {
        if (value is null)
        {
            AddNull();
            return;
        }

        StartField();
        WriteLength(Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, Room(Encoding.UTF8.GetByteCount(value)));
        column++;
    }

    public override void Add(bool value)
    {
        StartField();
        WriteLength(1);
        Room(1)[0] = value ? (byte)1 : (byte)0;
        column++;
    }

    public override void Add(ReadOnlySpan<byte> value)
    {
        StartField();
        WriteLength(value.Length);
        value.CopyTo(Room(value.Length));
        column++;
    }

    public override void Add(byte[]? value)
    {
        if (value is null)
            AddNull();
        else
            Add(value.AsSpan());
    }

    public override void Run()
    {
        WriteConstants();
        if (column != types.Length)
            throw new InvalidOperationException($"{column} values for {types.Length} columns of {insert.Table}.");
        column = 0;
        database.NoteCopied();
    }

    public override void Complete() => database.FlushCopies();

    public override void Dispose() => database.Forget(this);

    /// <summary>Sends what waits.</summary>
    internal void Flush(Func<string, Stream> begin)
    {
        BinaryPrimitives.WriteInt16BigEndian(Room(sizeof(short)), EndOfRows);
        using (Stream stream = begin($"COPY {insert.Table} ({string.Join(", ", insert.Columns)}) FROM STDIN (FORMAT BINARY)"))
            stream.Write(rows, 0, length);
        Begin();
    }

    private void Begin()
    {
        length = 0;
        Header.CopyTo(Room(Header.Length));
    }

    private void AddNull()
    {
        StartField();
        WriteLength(Null);
        column++;
    }

    private void StartField()
    {
        if (column == 0)
            BinaryPrimitives.WriteInt16BigEndian(Room(sizeof(short)), (short)types.Length);
        WriteConstants();
    }

    /// <summary>Columns that the statement itself gives a number.</summary>
    private void WriteConstants()
    {
        while (column < types.Length && insert.Constants[column] is { } constant)
        {
            WriteLength(types[column] == "int8" ? sizeof(long) : sizeof(int));
            if (types[column] == "int8")
                BinaryPrimitives.WriteInt64BigEndian(Room(sizeof(long)), constant);
            else
                BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), constant);
            column++;
        }
    }

    private void WriteLength(int value) => BinaryPrimitives.WriteInt32BigEndian(Room(sizeof(int)), value);

    private Span<byte> Room(int bytes)
    {
        if (length + bytes > rows.Length)
            Array.Resize(ref rows, Math.Max(2 * rows.Length, length + bytes));
        length += bytes;
        return rows.AsSpan(length - bytes, bytes);
    }
}
