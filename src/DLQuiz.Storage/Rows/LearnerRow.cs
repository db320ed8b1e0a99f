using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DLQuiz.Storage.Rows;

internal sealed class LearnerRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<LearnerRow>
    {
        public void Configure(EntityTypeBuilder<LearnerRow> builder) => builder.HasIndex(row => row.Name).IsUnique();
    }
}

/// <summary>A machine that wrote to some log; its id is drawn at random, so that two machines never share one.</summary>
internal sealed class DeviceRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DeviceRow>
    {
        public void Configure(EntityTypeBuilder<DeviceRow> builder) => builder.Property(row => row.Id).ValueGeneratedNever();
    }
}

/// <summary>A value by name; scope 0 is the whole store, any other scope a learner's id.</summary>
internal sealed class SettingRow
{
    public long Scope { get; set; }

    public required string Name { get; set; }

    public required string Value { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SettingRow>
    {
        public void Configure(EntityTypeBuilder<SettingRow> builder) => builder.HasKey(row => new { row.Scope, row.Name });
    }
}
