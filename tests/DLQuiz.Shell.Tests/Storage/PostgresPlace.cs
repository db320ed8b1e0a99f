using System.Runtime.CompilerServices;

using DLQuiz.Storage;

using Npgsql;

using Xunit.Sdk;
using Xunit.v3;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>A database of a test's own on the server that DLQUIZ_TEST_POSTGRES names, gone with it.</summary>
internal sealed class PostgresPlace : IDisposable
{
    public const string Variable = "DLQUIZ_TEST_POSTGRES";

    private readonly NpgsqlConnectionStringBuilder place = new(Server);

    public PostgresPlace()
    {
        place.Database = "dlquiz_test_" + Guid.NewGuid().ToString("N");
        RunOnServer($"CREATE DATABASE {place.Database}");
    }

    /// <summary>A connection string of a server where databases may be made.</summary>
    public static string Server => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException($"{Variable} is not set.");

    public static bool IsThere => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 };

    public string Database => place.Database!;

    public override string ToString() => place.ConnectionString;

    public PostgresStore Open(string? learner = null) => PostgresStore.Open(place.ConnectionString, learner);

    /// <summary>A connection beside the store's, as an administrator would open one.</summary>
    public NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(place.ConnectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public object? Scalar(string sql)
    {
        using NpgsqlConnection connection = Connect();
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public void Dispose() => RunOnServer($"DROP DATABASE IF EXISTS {place.Database} WITH (FORCE)");

    public static void RunOnServer(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}

/// <summary>A test that every store must pass; on PostgreSQL it exists only where DLQUIZ_TEST_POSTGRES names a server, and is absent elsewhere, not skipped.</summary>
[XunitTestCaseDiscoverer(typeof(StoreFactDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class StoreFactAttribute : FactAttribute
{
    public StoreFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
    }
}

public sealed class StoreFactDiscoverer : FactDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        testMethod.TestClass.Class != typeof(PostgresStoreContract) || PostgresPlace.IsThere
            ? base.Discover(discoveryOptions, testMethod, factAttribute)
            : ValueTask.FromResult<IReadOnlyCollection<IXunitTestCase>>([]);
}

/// <summary>A test of PostgreSQL alone; absent where DLQUIZ_TEST_POSTGRES names no server.</summary>
[XunitTestCaseDiscoverer(typeof(PostgresFactDiscoverer))]
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
    }
}

public sealed class PostgresFactDiscoverer : FactDiscoverer
{
    public override ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, IXunitTestMethod testMethod, IFactAttribute factAttribute) =>
        PostgresPlace.IsThere ? base.Discover(discoveryOptions, testMethod, factAttribute) : ValueTask.FromResult<IReadOnlyCollection<IXunitTestCase>>([]);
}
