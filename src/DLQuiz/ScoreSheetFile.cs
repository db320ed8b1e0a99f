using System.Text;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Exchange.ScoreSheets;
using DLQuiz.Terminal.Text;

namespace DLQuiz;

/// <summary>Score sheets as files.</summary>
internal static class ScoreSheetFile
{
    /// <summary>The full path, and the format that its extension asks for.</summary>
    /// <exception cref="UsageException">No format has that extension, or the folder is missing: better told before an exam than after it.</exception>
    public static (string File, ScoreSheetFormat Format) Target(string file)
    {
        string known = string.Join(", ", ScoreSheetFormat.All.Select(format => format.Extension));
        ScoreSheetFormat format = ScoreSheetFormat.Of(file) ?? throw new UsageException($"A score sheet is written as {known}, and {file} ends in none of these.");
        string full = Path.GetFullPath(file);
        return Directory.Exists(Path.GetDirectoryName(full)) ? (full, format) : throw new UsageException($"There is no folder {Path.GetDirectoryName(full)} for the score sheet.");
    }

    /// <summary>In the learner's language; a file that is there is written over.</summary>
    public static void Write(string file, ScoreSheetFormat format, ScoreSheet sheet)
    {
        using StreamWriter output = new(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        format.Write(output, sheet, Wording.Of);
    }

    /// <summary>Null when that worked, else why not in a sentence.</summary>
    public static string? TryWrite(string file, ScoreSheet sheet)
    {
        try
        {
            (string full, ScoreSheetFormat format) = Target(file);
            Write(full, format, sheet);
            return null;
        }
        catch (Exception problem) when (problem is UsageException or IOException or UnauthorizedAccessException)
        {
            return problem.Message;
        }
    }
}
