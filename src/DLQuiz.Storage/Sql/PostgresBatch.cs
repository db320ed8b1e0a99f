using Npgsql;

namespace DLQuiz.Storage.Sql;

/// <summary>Statements that travel together; when the same ones do again, they are prepared together and only the values are new.</summary>
internal sealed class PostgresBatch : IDisposable
{
    private readonly PostgresText[] texts;
    private readonly NpgsqlBatch batch;
    private readonly bool mayPrepare;
    private int uses;

    public PostgresBatch(NpgsqlConnection connection, IReadOnlyList<PostgresCall> calls, bool mayPrepare)
    {
        this.mayPrepare = mayPrepare;
        batch = new NpgsqlBatch(connection);
        texts = [.. calls.Select(call => call.Text)];
        foreach (PostgresCall call in calls)
        {
            var command = new NpgsqlBatchCommand(call.Text.Text);
            for (int place = 0; place < call.Values.Length; place++)
                command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = call.Text.TypeOf(place, call.Values[place]), Value = PostgresText.ValueOf(call.Values[place]) });
            batch.BatchCommands.Add(command);
        }
    }

    /// <summary>Whether these are its statements, with values of its types.</summary>
    public bool Fits(List<PostgresCall> calls)
    {
        if (calls.Count != texts.Length)
            return false;

        for (int index = 0; index < texts.Length; index++)
        {
            if (!ReferenceEquals(calls[index].Text, texts[index]))
                return false;
        }

        return true;
    }

    /// <summary>Sends them with these values, and prepares them first when they are used again.</summary>
    public NpgsqlDataReader Execute(List<PostgresCall> calls)
    {
        bool isOther = false;
        for (int index = 0; index < texts.Length; index++)
        {
            NpgsqlParameterCollection parameters = batch.BatchCommands[index].Parameters;
            object?[] values = calls[index].Values;
            for (int place = 0; place < values.Length; place++)
            {
                NpgsqlParameter parameter = parameters[place];
                NpgsqlTypes.NpgsqlDbType type = texts[index].TypeOf(place, values[place]);
                if (parameter.NpgsqlDbType != type)
                {
                    parameter.NpgsqlDbType = type;
                    isOther = true;
                }

                parameter.Value = PostgresText.ValueOf(values[place]);
            }
        }

        uses = isOther ? 1 : uses + 1;
        if (uses == 2 && mayPrepare)
            batch.Prepare();
        return batch.ExecuteReader();
    }

    /// <summary>Rows that the last of them changed; known once its reader is closed.</summary>
    public int Changed => (int)batch.BatchCommands[^1].RecordsAffected;

    /// <summary>Asks the server to give up what runs; from any thread.</summary>
    public void Cancel() => batch.Cancel();

    public void Dispose() => batch.Dispose();
}
