using System.Globalization;
using System.Text;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace DLQuiz.Storage.Rows;

/// <summary>The one model of the store; each database derives from it only to have migrations of its own.</summary>
/// <remarks>
/// Portable on purpose: days are integers, instants are milliseconds, keys are bytes, nothing depends on a collation, and ids that meet other machines are not counted by the database.
/// The names of the columns are the properties' in snake case, and the statements of <see cref="Sql"/> use just these; a test compares both with a migrated database.
/// </remarks>
internal abstract class StoreContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<LearnerRow> Learners => Set<LearnerRow>();

    public DbSet<DeviceRow> Devices => Set<DeviceRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    public DbSet<SourceRow> Sources => Set<SourceRow>();

    public DbSet<DeckRow> Decks => Set<DeckRow>();

    public DbSet<NoteRow> Notes => Set<NoteRow>();

    public DbSet<CardRow> Cards => Set<CardRow>();

    public DbSet<CardAliasRow> CardAliases => Set<CardAliasRow>();

    public DbSet<CardStateRow> CardStates => Set<CardStateRow>();

    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();

    public DbSet<DayStatRow> DayStats => Set<DayStatRow>();

    public DbSet<DayTotalRow> DayTotals => Set<DayTotalRow>();

    public DbSet<DeckTallyRow> DeckTallies => Set<DeckTallyRow>();

    /// <summary>Every index costs each answer a write, so a foreign key has one only where a query needs it.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(StoreContext).Assembly);
        foreach (IMutableEntityType entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(SnakeCase(entity.GetTableName()!));
            foreach (IMutableProperty property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
            foreach (IMutableForeignKey foreignKey in entity.GetForeignKeys())
                foreignKey.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }

    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder();
        foreach (char letter in name)
        {
            if (char.IsUpper(letter) && snake.Length > 0)
                snake.Append('_');
            snake.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return snake.ToString();
    }
}
