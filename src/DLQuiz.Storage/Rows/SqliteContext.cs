using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace DLQuiz.Storage.Rows;

internal sealed class SqliteContext(DbContextOptions<SqliteContext> options) : StoreContext(options);

/// <summary>Lets the migration tool build the model without a store.</summary>
internal sealed class SqliteContextFactory : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite("Data Source=:memory:").Options);
}
