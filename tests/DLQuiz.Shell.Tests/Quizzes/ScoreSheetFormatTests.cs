using System.Globalization;
using System.Text.Json;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Exchange.ScoreSheets;
using DLQuiz.Terminal.Text;

namespace DLQuiz.Shell.Tests.Quizzes;

/// <summary>Score sheets in every format; <c>DLQUIZ_ACCEPT=1</c> writes the goldens anew.</summary>
public sealed class ScoreSheetFormatTests
{
    public static TheoryData<string> Extensions => [.. ScoreSheetFormat.All.Select(format => format.Extension)];

    [Theory]
    [MemberData(nameof(Extensions))]
    public void A_score_sheet_is_written_as_accepted(string extension)
    {
        string written = Write(extension);

        SampleQuiz.Matches(written, "sheet" + extension);
        Assert.DoesNotContain('\u001b', written);
    }

    [Fact]
    public void There_are_four_formats_found_by_their_extension()
    {
        Assert.Equal([".csv", ".html", ".json", ".md"], ScoreSheetFormat.All.Select(format => format.Extension));
        Assert.IsType<MarkdownScoreSheet>(ScoreSheetFormat.Of("a/B.MD"));
        Assert.Null(ScoreSheetFormat.Of("sheet.mdd"));
        Assert.Null(ScoreSheetFormat.Of("md"));
    }

    [Fact]
    public void No_cell_of_a_spreadsheet_computes() => Assert.Contains("\"'=HYPERLINK(", Write(".csv"), StringComparison.Ordinal);

    [Fact]
    public void Json_adds_up_and_is_one_line()
    {
        string written = Write(".json");
        using var sheet = JsonDocument.Parse(written);

        Assert.Equal(written.Length - 1, written.IndexOf('\n', StringComparison.Ordinal));
        Assert.Equal(sheet.RootElement.GetProperty("points").GetDouble(), sheet.RootElement.GetProperty("answers").EnumerateArray().Sum(one => one.GetProperty("score").GetDouble()), 3);
        Assert.Equal("7", sheet.RootElement.GetProperty("seed").GetString());
    }

    [Fact]
    public void A_score_sheet_speaks_the_learner_s_language()
    {
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        try
        {
            SampleQuiz.Matches(Write(".md"), "sheet-zh-CN.md");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static string Write(string extension)
    {
        using StringWriter output = new();
        ScoreSheetFormat.Of(extension)!.Write(output, ScoreSheet.Of(SampleQuiz.Sitting()), Wording.Of);
        return output.ToString();
    }
}
