using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>The store in a PostgreSQL database: one collection of cards for many learners, each with states and a log of their own.</summary>
public sealed class PostgresStore : SqlStore
{
    private readonly PostgresServer server;

    private PostgresStore(PostgresServer server, string learner)
        : base(new PostgresDatabase(server), learner) => this.server = server;

    /// <summary>Connects, and makes the tables where there are none; a learner who is new is added at the first question about their own cards.</summary>
    /// <param name="place">A connection string or URL; see <see cref="StorePlace.IsServer"/>.</param>
    /// <param name="learner">Whose reviews; null for the user of the operating system.</param>
    /// <exception cref="StoreException">The server cannot be reached or does not let us in, or the database belongs to another program or to a newer version.</exception>
    public static PostgresStore Open(string place, string? learner = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(place);
        return new PostgresStore(new PostgresServer(PostgresAddress.Parse(place)), learner ?? Environment.UserName);
    }

    private protected override Database ConnectAgain() => new PostgresDatabase(server);
}
