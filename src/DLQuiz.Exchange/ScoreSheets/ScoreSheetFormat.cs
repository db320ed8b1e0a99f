using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;

namespace DLQuiz.Exchange.ScoreSheets;

/// <summary>One form in which a score sheet is written to a file; one class a file, found by <see cref="All"/>.</summary>
public abstract class ScoreSheetFormat
{
    private static readonly Lazy<ImmutableArray<ScoreSheetFormat>> Found = new(() =>
    [
        .. typeof(ScoreSheetFormat).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ScoreSheetFormat)))
            .Select(type => (ScoreSheetFormat)Activator.CreateInstance(type)!)
            .OrderBy(format => format.Extension, StringComparer.Ordinal),
    ]);

    /// <summary>By extension.</summary>
    public static ImmutableArray<ScoreSheetFormat> All => Found.Value;

    /// <summary>Of the file, with its dot, in lower case.</summary>
    public abstract string Extension { get; }

    /// <summary>By a file's name; null where its extension is none of these.</summary>
    public static ScoreSheetFormat? Of(string file) =>
        All.FirstOrDefault(format => file.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>With line feeds; what a deck says cannot steer a terminal that shows the file.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="sheet">Of a finished sitting.</param>
    /// <param name="say">A phrase in the reader's language.</param>
    public abstract void Write(TextWriter output, ScoreSheet sheet, Func<Phrase, string> say);
}
