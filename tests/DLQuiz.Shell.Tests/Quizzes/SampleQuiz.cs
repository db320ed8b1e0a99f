using System.Text;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Shell.Tests.Terminal;

namespace DLQuiz.Shell.Tests.Quizzes;

/// <summary>Papers and sittings of cards of every kind.</summary>
internal static class SampleQuiz
{
    public static readonly StudyDay Today = StudyDay.Parse("2026-03-02");

    private static readonly Card[] Cards = [SampleCards.SoftThreshold, SampleCards.Pair, SampleCards.Losses, SampleCards.Statistics, SampleCards.Iteration, SampleCards.Kmeans, SampleCards.Dropout, SampleCards.Normalization];

    public static FakeStore Store() => new(Cards);

    public static Paper Paper(TimeSpan? limit = null, int questions = 20) => Core.Study.Quizzes.Paper.Draw(Store(), Today, new QuizRequest { Seed = 7, Limit = limit, Questions = questions });

    public static PaperQuestion Of(this Paper paper, Card card) => paper.Questions.Single(question => question.Card.Key == card.Key);

    /// <summary>Everything that can come out: right, a misconception, a partly right part, picks, missed steps, judged, open.</summary>
    public static QuizSitting Sitting()
    {
        Paper paper = Paper(TimeSpan.FromMinutes(10));
        var sitting = QuizSitting.Start(paper);
        sitting = Give(sitting, SampleCards.SoftThreshold, new QuizAnswer.Numbers(["4"]));
        sitting = Give(sitting, SampleCards.Pair, new QuizAnswer.Numbers(["2.5", "1; )"]));
        PaperQuestion losses = paper.Of(SampleCards.Losses);
        sitting = Give(sitting, SampleCards.Losses, new QuizAnswer.Picks(losses.Choice!.Pick(losses.Choice.Shown.IndexOf(losses.Choice.Shown.First(option => option.IsRight)))));
        sitting = Give(sitting, SampleCards.Iteration, new QuizAnswer.Steps(paper.Of(SampleCards.Iteration).Sequence!.Next().Next().Miss().Next().Next()));
        sitting = Give(sitting, SampleCards.Kmeans, new QuizAnswer.Written("=HYPERLINK(\"x\") assigns, then moves"));
        sitting = Give(sitting, SampleCards.Dropout, new QuizAnswer.Written("\u001b[31m to keep the mean"));
        return sitting.Finish()
            .Judge(paper.Of(SampleCards.Kmeans).Number, Judgement.Right)
            .Judge(paper.Of(SampleCards.Dropout).Number, Judgement.Partly);
    }

    public static void Matches(string shown, string name)
    {
        string path = Path.Combine(Repository.Root, "tests", "DLQuiz.Shell.Tests", "Quizzes", "Goldens", name);
        if (Environment.GetEnvironmentVariable("DLQUIZ_ACCEPT") == "1")
        {
            File.WriteAllText(path, shown);
        }

        Assert.Equal(File.Exists(path) ? Encoding.UTF8.GetString(File.ReadAllBytes(path)) : $"no golden {path}", shown);
    }

    private static QuizSitting Give(QuizSitting sitting, Card card, QuizAnswer answer) =>
        sitting.GoTo(sitting.Paper.Of(card).Number).Answer(answer).Spend(TimeSpan.FromSeconds(12.5));
}
