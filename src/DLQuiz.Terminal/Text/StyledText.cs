using System.Collections.Immutable;

namespace DLQuiz.Terminal.Text;

/// <summary>What a stretch of text is; the palette decides how that looks, and every role survives without colour.</summary>
[Flags]
public enum Ink
{
    Plain = 0,
    Strong = 1,
    Emphasis = 2,
    Code = 4,
    Maths = 8,

    /// <summary>Less important than its surroundings.</summary>
    Faint = 16,
    Heading = 32,
    Struck = 64,
    Underlined = 128,

    /// <summary>The selected row, a button.</summary>
    Reverse = 256,
    Good = 512,
    Bad = 1024,
    Accent = 2048,

    /// <summary>Not broken within, where it fits a line: a short formula.</summary>
    Together = 4096,

    /// <summary>A word of a programming language; this and the next are those of code blocks.</summary>
    Keyword = 8192,

    /// <summary>A text in quotes within code.</summary>
    Quoted = 16384,
    Comment = 32768,

    /// <summary>A number or constant of code.</summary>
    Number = 65536,

    /// <summary>A function, type or key of code where it is named.</summary>
    Name = 131072,
}

/// <summary>Text of one ink; whoever builds it makes control characters visible first (<see cref="SafeText"/>).</summary>
public readonly record struct Run(string Text, Ink Ink = Ink.Plain);

/// <summary>One row of a screen, not wrapped any more.</summary>
public sealed record Line(ImmutableArray<Run> Runs)
{
    public static readonly Line Empty = new([]);

    /// <summary>Columns of a terminal.</summary>
    public int Width => Runs.Sum(run => Cells.Width(run.Text));

    /// <summary>Without the inks.</summary>
    public string Text => string.Concat(Runs.Select(run => run.Text));

    public static Line Of(string text, Ink ink = Ink.Plain) => text.Length == 0 ? Empty : new([new Run(text, ink)]);

    public Line After(Line prefix) => prefix.Runs.IsEmpty ? this : new(prefix.Runs.AddRange(Runs));

    public Line Then(Line rest) => rest.After(this);

    /// <summary>With the ink added to every run.</summary>
    public Line With(Ink ink) => new([.. Runs.Select(run => run with { Ink = run.Ink | ink })]);

    /// <summary>At most that many columns; what is cut ends in an ellipsis.</summary>
    public Line Cut(int columns)
    {
        if (Width <= columns)
        {
            return this;
        }

        ImmutableArray<Run>.Builder kept = ImmutableArray.CreateBuilder<Run>();
        int room = Math.Max(0, columns - 1);
        foreach (Run run in Runs)
        {
            string text = Cells.Take(run.Text, room);
            room -= Cells.Width(text);
            kept.Add(run with { Text = text });
            if (text.Length < run.Text.Length)
            {
                break;
            }
        }

        return new Line(columns > 0 ? [.. kept, new Run("…")] : []);
    }

    public bool Equals(Line? other) => other is not null && Runs.AsSpan().SequenceEqual(other.Runs.AsSpan());

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
