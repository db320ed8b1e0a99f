using System.Collections.Immutable;

namespace DLQuiz.Core.Authoring.Dialects;

/// <summary>A way of writing cards; every class below this one is found. Front matter names one, or the note shows it.</summary>
internal abstract class Dialect
{
    /// <summary>By name.</summary>
    public static ImmutableArray<Dialect> All { get; } =
    [
        .. typeof(Dialect).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Dialect)))
            .Select(type => (Dialect)Activator.CreateInstance(type)!)
            .OrderBy(dialect => dialect.Name, StringComparer.Ordinal),
    ];

    public static Dialect Default { get; } = All.Single(dialect => dialect is DefaultDialect);

    /// <summary>As front matter names it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether <c>Q:</c>, <c>A:</c> and <c>C:</c> begin fields.</summary>
    public virtual bool HasFields => true;

    /// <summary>Whether questions in plain text become cards where front matter does not say.</summary>
    public virtual bool IsImplicit => true;

    /// <summary>The dialect that the note names, else the one that it shows.</summary>
    public static Dialect Of(NoteReading reading) =>
        reading.Settings.DialectName is { } name
            ? All.Single(dialect => dialect.Name == name)
            : All.FirstOrDefault(dialect => dialect.Claims(reading), Default);

    /// <summary>Whether a note that names no dialect surely is written in this one.</summary>
    /// <param name="reading">As the default reads it, before any card is known.</param>
    protected abstract bool Claims(NoteReading reading);

    /// <summary>What the front matter says in this dialect.</summary>
    public virtual NoteSettings Settle(NoteSettings settings) => settings;

    /// <summary>The cards that no other pass finds.</summary>
    public abstract IEnumerable<Draft> Read(NoteReading reading);
}

/// <summary>Ours.</summary>
internal sealed class DefaultDialect : Dialect
{
    public override string Name => "dlquiz";

    protected override bool Claims(NoteReading reading) => false;

    public override IEnumerable<Draft> Read(NoteReading reading) => [];
}
