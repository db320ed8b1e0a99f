using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace DLQuiz.Storage.Rows;

internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : StoreContext(options);

/// <summary>Lets the migration tool build the model without a server.</summary>
internal sealed class PostgresContextFactory : IDesignTimeDbContextFactory<PostgresContext>
{
    public PostgresContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresContext>().UseNpgsql("Host=localhost").Options);
}
