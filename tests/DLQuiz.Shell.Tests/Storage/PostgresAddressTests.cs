using DLQuiz.Storage;

using Npgsql;

namespace DLQuiz.Shell.Tests.Storage;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("Host=db;Database=class", true)]
    [InlineData("database=class; SERVER = db", true)]
    [InlineData("postgres://db/class", true)]
    [InlineData("PostgreSQL://me@db/class", true)]
    [InlineData("/home/me/study.db", false)]
    [InlineData("study.db", false)]
    [InlineData("a;b=c.db", false)]
    [InlineData("my host=.db", false)]
    [InlineData("http://db/class", false)]
    public void A_server_is_told_from_a_file(string place, bool isServer) => Assert.Equal(isServer, StorePlace.IsServer(place));

    [Theory]
    [InlineData("postgresql://me:pass@db.school:6432/class", "db.school", 6432, "class", "me", "pass")]
    [InlineData("postgres://me@db.school/class", "db.school", 5432, "class", "me", null)]
    [InlineData("postgres://%E6%9D%8E:p%40ss%3Aw%2F@db/c%20d", "db", 5432, "c d", "李", "p@ss:w/")]
    [InlineData("postgres://me:a:b@c@db/class", "db", 5432, "class", "me", "a:b@c")]
    [InlineData("postgresql://[::1]:5433/class?user=me", "::1", 5433, "class", "me", null)]
    [InlineData("postgresql:///class?host=/var/run/postgresql&user=me", "/var/run/postgresql", 5432, "class", "me", null)]
    [InlineData("postgresql://%2Fvar%2Frun/class?user=me", "/var/run", 5432, "class", "me", null)]
    [InlineData("postgresql://a:1,b:2/class?user=me&target_session_attrs=primary", "a:1,b:2", 5432, "class", "me", null)]
    [InlineData("Server=db;Port=1;Database=class;User Id=me;Pwd=pass", "db", 1, "class", "me", "pass")]
    public void Every_part_of_a_place_is_read(string text, string host, int port, string database, string user, string? password)
    {
        var read = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse(text).ConnectionString);
        Assert.Equal((host, port, database, user, password), (read.Host, read.Port, read.Database, read.Username, read.Password));
    }

    [Fact]
    public void What_the_learner_sets_is_kept_and_the_rest_is_set_for_a_store()
    {
        var plain = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse("postgres://db/class?sslmode=verify-full&connect_timeout=3").ConnectionString);
        Assert.Equal((SslMode.VerifyFull, 3, false, 100), (plain.SslMode, plain.Timeout, plain.Pooling, plain.MaxAutoPrepare));
        var pooled = new NpgsqlConnectionStringBuilder(PostgresAddress.Parse("Host=db;MaxAutoPrepare=0;Pooling=true;CommandTimeout=7").ConnectionString);
        Assert.Equal((true, 0, 7), (pooled.Pooling, pooled.MaxAutoPrepare, pooled.CommandTimeout));
    }

    [Theory]
    [InlineData("postgres://me:secret@db.school/class", "PostgreSQL at db.school, database class")]
    [InlineData("Host=db.school;Port=6432;Username=me;Password=secret", "PostgreSQL at db.school:6432, database me")]
    public void A_place_is_shown_without_user_and_password(string place, string shown)
    {
        Assert.Equal(shown, StorePlace.Shown(place));
        Assert.Equal(shown, PostgresAddress.Parse(place).ToString());
    }
}
