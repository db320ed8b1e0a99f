using System.Data;
using System.Data.Common;

using DLQuiz.Core.Model;

using Npgsql;

namespace DLQuiz.Storage.Sql;

/// <summary>A connection to PostgreSQL, opened anew when it broke. What is posted travels with the next question, so that an answer is two round trips: read under a lock, write and commit.</summary>
/// <remarks>Isolation is the server's default. Each write first locks the rows that stand for what it must have to itself, and only then reads; a server that asks for another try gets it.</remarks>
internal sealed class PostgresDatabase(PostgresServer server) : Database
{
    /// <summary>Statements that may wait to be sent, so that neither side holds too many.</summary>
    private const int MostPosted = 500;

    /// <summary>Tries of a transaction that the server refused because others wrote the same.</summary>
    private const int MostTries = 12;

    /// <summary>Fewer rows go by statements: a COPY costs round trips of its own.</summary>
    private const int FewRows = 200;

    /// <summary>Bytes that may wait to be copied.</summary>
    private const int MostCopied = 1 << 24;

    private const string ColumnTypes = "SELECT column_name, udt_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = @table";

    private const string LockLog = "SELECT id FROM devices WHERE id = @device FOR UPDATE";

    private const string LockAllLogs = "SELECT id FROM devices ORDER BY id FOR UPDATE";

    /// <summary>Batches longer than this are of one occasion, and not kept.</summary>
    private const int LongestKept = 8;

    /// <summary>Batches that are kept prepared.</summary>
    private const int MostKept = 32;

    private readonly List<PostgresCall> posted = [];
    private readonly List<PostgresBatch> kept = [];
    private readonly List<PostgresCopyWriter> copies = [];
    private readonly Dictionary<string, Dictionary<string, string>> types = [];
    private NpgsqlConnection connection = server.Connect();
    private PostgresBatch? latest;
    private volatile PostgresBatch? running;
    private bool isCommitting;
    private bool holdsAllLogs;
    private bool hasBegun;
    private bool isCopying;
    private bool mayCopy = true;

    protected override bool MayHaveCommitted => isCommitting && connection.State != ConnectionState.Open;

    public override void HoldLog(long device) => this[LockLog].Post(device);

    public override void HoldCollection() => this[PostgresServer.LockVersion].Post();

    public override void HoldAllLogs()
    {
        if (!holdsAllLogs)
            this[LockAllLogs].Post();
        holdsAllLogs = true;
    }

    public override RowWriter Inserter(string sql, int rows)
    {
        if (rows < FewRows || !mayCopy)
            return Writer(sql);

        var copy = new PostgresCopyWriter(this, sql);
        copies.Add(copy);
        return copy;
    }

    public override string Like => "ILIKE";

    public override string WholeTable => "";

    /// <summary>Cancelled before it is left half read, or the rest would travel all the same.</summary>
    public override IEnumerable<T> Once<T>(string sql, Func<DbDataReader, T> read, params object?[] values)
    {
        PostgresCall call = new PostgresStatement(this, sql).Call(values);
        using var batch = new PostgresBatch(connection, [call], mayPrepare: false);
        running = batch;
        try
        {
            using NpgsqlDataReader reader = Explained(() => batch.Execute([call]));
            bool isRead = false;
            try
            {
                while (!(isRead = !Explained(reader.Read)))
                    yield return read(reader);
            }
            finally
            {
                if (!isRead)
                    batch.Cancel();
            }
        }
        finally
        {
            running = null;
        }
    }

    public override void Interrupt() => running?.Cancel();

    /// <summary>Many questions to a round trip.</summary>
    public override Dictionary<CardKey, T> FirstOfEach<T>(string sql, IEnumerable<CardKey> cards, Func<DbDataReader, T> read, params object?[] before)
    {
        Dictionary<CardKey, T> found = [];
        var statement = (PostgresStatement)this[sql];
        foreach (CardKey[] some in cards.Chunk(MostPosted))
        {
            Ask([.. some.Select(card => statement.Call([.. before, card.ToBytes()]))], reader =>
            {
                foreach (CardKey card in some)
                {
                    if (reader.Read())
                        found.TryAdd(card, read(reader));
                    reader.NextResult();
                }

                return true;
            });
        }

        return found;
    }

    /// <summary>Over a connection of its own: one has room for one reader.</summary>
    public override IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> read, params object?[] values)
    {
        using var other = new PostgresDatabase(server);
        using NpgsqlDataReader reader = other.Send([((PostgresStatement)other[sql]).Call(values)]);
        while (other.Explained(reader.Read))
            yield return read(reader);
    }

    /// <summary>The server's short names of the types of a table's columns.</summary>
    internal Dictionary<string, string> TypesOf(string table)
    {
        if (!types.TryGetValue(table, out Dictionary<string, string>? columns))
            types[table] = columns = this[ColumnTypes].All(row => (Name: row.GetString(0), Type: row.GetString(1)), table).ToDictionary(column => column.Name, column => column.Type);
        return columns;
    }

    /// <summary>A row more waits to be copied.</summary>
    internal void NoteCopied()
    {
        if (copies.Sum(copy => copy.Length) > MostCopied)
            FlushCopies();
    }

    /// <summary>Sends the rows that wait, in the order in which their writers were made: a table comes after those that it points to.</summary>
    internal void FlushCopies()
    {
        if (isCopying || !copies.Exists(copy => copy.HasRows))
            return;

        isCopying = true;
        try
        {
            if (!hasBegun)
                Flush();
            foreach (PostgresCopyWriter copy in copies.Where(copy => copy.HasRows))
                Explained(() => copy.Flush(connection.BeginRawBinaryCopy));
        }
        finally
        {
            isCopying = false;
        }
    }

    internal void Forget(PostgresCopyWriter copy) => copies.Remove(copy);

    /// <summary>Under the locks of a write, since other connections stream for it: nobody answers meanwhile, so that all see the same.</summary>
    public override T Look<T>(Func<T> work) => Write(() =>
    {
        HoldAllLogs();
        return work();
    });

    /// <summary>Adds a statement to those that travel next.</summary>
    internal void Post(PostgresCall call)
    {
        posted.Add(call);
        if (posted.Count >= MostPosted)
            Flush();
    }

    /// <summary>Sends what was posted and this; gives the number of rows that this changed.</summary>
    internal int Run(PostgresCall call) => Ask([call], reader =>
    {
        reader.Close();
        return latest!.Changed;
    });

    /// <summary>Sends what was posted and this, and reads its answer.</summary>
    internal T Ask<T>(PostgresCall call, Func<NpgsqlDataReader, T> read) => Ask([call], read);

    protected override Statement Prepare(string sql) => new PostgresStatement(this, sql);

    /// <summary>Outside a write, once more over a new connection when the old one turns out to be dead.</summary>
    private T Ask<T>(PostgresCall[] calls, Func<NpgsqlDataReader, T> read)
    {
        try
        {
            return Answer();
        }
        catch (StoreException error) when (!IsWriting && PostgresServer.IsLost(error))
        {
            return Answer();
        }

        T Answer()
        {
            using NpgsqlDataReader reader = Send(calls);
            return Explained(() => read(reader));
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Forget();
        connection.Dispose();
    }

    protected override void Begin()
    {
        posted.Clear();
        isCommitting = false;
        holdsAllLogs = false;
        hasBegun = false;
        if (connection.State != ConnectionState.Open)
            Reconnect();
        this["BEGIN"].Post();
    }

    protected override void Commit()
    {
        FlushCopies();
        this["COMMIT"].Post();
        isCommitting = true;
        Flush();
        isCommitting = false;
    }

    protected override void RollBack()
    {
        posted.Clear();
        copies.Clear();
        if (connection.State != ConnectionState.Open)
            return;

        try
        {
            this["ROLLBACK"].Run();
        }
        catch (StoreException)
        {
            // The connection broke just now, and with it ended the transaction.
            return;
        }
    }

    /// <summary>A lost connection is worth one new one, a conflict with others several tries with pauses between.</summary>
    protected override T Persist<T>(Func<T> transaction)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                T result = transaction();
                mayCopy = true;
                return result;
            }
            catch (StoreException error) when (mayCopy && PostgresServer.IsDuplicate(error))
            {
                mayCopy = false; // another process was faster with some of the rows: statements know what to do with those
            }
            catch (StoreException error) when (PostgresServer.IsConflict(error) ? attempt < MostTries : PostgresServer.IsLost(error) && attempt == 1)
            {
                if (attempt > 1)
                    Thread.Sleep(Random.Shared.Next(1 << Math.Min(attempt, 8)));
            }
        }
    }

    private void Flush()
    {
        using NpgsqlDataReader reader = Send([]);
        Explained(reader.Close);
    }

    /// <summary>The reader stands at the answer of the first of the calls.</summary>
    private NpgsqlDataReader Send(PostgresCall[] calls)
    {
        if (connection.State != ConnectionState.Open && !IsWriting)
            Reconnect();
        if (hasBegun)
            FlushCopies();

        hasBegun = IsWriting;
        List<PostgresCall> travelling = [.. posted, .. calls];
        int skipped = posted.Count(call => call.Text.Answers);
        posted.Clear();
        return Explained(() =>
        {
            NpgsqlDataReader reader = (latest = BatchOf(travelling)).Execute(travelling);
            while (skipped-- > 0)
                reader.NextResult();
            return reader;
        });
    }

    private PostgresBatch BatchOf(List<PostgresCall> calls)
    {
        if (calls.Count > LongestKept)
            return new PostgresBatch(connection, calls, mayPrepare: false);
        if (kept.Find(batch => batch.Fits(calls)) is { } known)
            return known;

        if (kept.Count >= MostKept)
        {
            kept[0].Dispose();
            kept.RemoveAt(0);
        }

        var made = new PostgresBatch(connection, calls, server.MayPrepare);
        kept.Add(made);
        return made;
    }

    /// <summary>Never in the middle of a write, which is lost with its connection and begins again as a whole.</summary>
    private void Reconnect()
    {
        Forget();
        connection.Dispose();
        connection = server.Connect();
    }

    private void Forget()
    {
        kept.ForEach(batch => batch.Dispose());
        kept.Clear();
    }

    private void Explained(Action work) => Explained(() =>
    {
        work();
        return true;
    });

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is DbException || (error is InvalidOperationException && connection.State != ConnectionState.Open))
        {
            throw server.Explain(error);
        }
    }
}
