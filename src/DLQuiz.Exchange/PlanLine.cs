using DLQuiz.Core.Model;

namespace DLQuiz.Exchange;

/// <summary>What a compile changes, as one JSON line of counts.</summary>
public static class PlanLine
{
    /// <param name="output">Where to.</param>
    /// <param name="plan">Of one source.</param>
    /// <param name="isApplied">False for a dry run.</param>
    /// <param name="files">Those that were saved, when the plan is of a save; else null.</param>
    public static void Write(TextWriter output, CompilePlan plan, bool isApplied, IReadOnlyCollection<string>? files = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        JsonLines.Write(output, line =>
        {
            line.WriteString("source", plan.Source.Root);
            line.WriteNumber("notes", plan.NoteCount);
            line.WriteNumber("cards", plan.CardCount);
            foreach (ChangeKind kind in Enum.GetValues<ChangeKind>())
            {
                line.WriteNumber(kind.ToString().ToLowerInvariant(), plan.Count(kind));
            }

            line.WriteNumber("gone", plan.Gone.Length);
            line.WriteBoolean("applied", isApplied);
            if (files is null)
            {
                return;
            }

            line.WriteStartArray("files");
            foreach (string file in files)
            {
                line.WriteStringValue(file);
            }

            line.WriteEndArray();
        });
    }
}
