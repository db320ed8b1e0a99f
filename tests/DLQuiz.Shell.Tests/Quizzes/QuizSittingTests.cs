using CsCheck;
using DLQuiz.Core.Model;
using DLQuiz.Core.Study.Quizzes;
using DLQuiz.Shell.Tests.Terminal;

namespace DLQuiz.Shell.Tests.Quizzes;

public sealed class QuizSittingTests
{
    private static readonly Paper Sample = SampleQuiz.Paper();

    private static readonly Gen<int> AnyNumber = Gen.Int[-1, 10];

    [Fact]
    public void Answers_may_be_skipped_changed_and_taken_back_until_the_end()
    {
        int kmeans = Sample.Of(SampleCards.Kmeans).Number;
        QuizSitting sitting = QuizSitting.Start(Sample).GoTo(kmeans).Answer(new QuizAnswer.Written("first"));
        Assert.DoesNotContain(kmeans, sitting.Open);
        Assert.Contains(kmeans, sitting.Answer(new QuizAnswer.Written("  ")).Open);
        sitting = sitting.Answer(new QuizAnswer.Written("second")).Finish();
        Assert.Equal(QuizStage.Judging, sitting.Stage);
        Assert.Same(sitting, sitting.Answer(new QuizAnswer.Written("third")));
        Assert.Equal("second", Assert.IsType<QuizAnswer.Written>(sitting.Answers[kmeans - 1]).Text);
    }

    [Fact]
    public void Time_beyond_the_limit_ends_the_quiz_and_does_not_count()
    {
        Paper paper = SampleQuiz.Paper(TimeSpan.FromMinutes(1));
        int number = paper.Of(SampleCards.SoftThreshold).Number;
        QuizSitting sitting = QuizSitting.Start(paper).GoTo(number).Answer(new QuizAnswer.Numbers(["2"])).Spend(TimeSpan.FromSeconds(59));
        Assert.Equal((QuizStage.Answering, TimeSpan.FromSeconds(1)), (sitting.Stage, sitting.Left));
        sitting = sitting.Spend(TimeSpan.FromHours(3));
        Assert.True(sitting.HasRunOut);
        Assert.Equal((QuizStage.Finished, TimeSpan.FromMinutes(1)), (sitting.Stage, sitting.Spent));
        Assert.Equal(Outcome.Right, ScoreSheet.Of(sitting).Results[number - 1].Outcome);
    }

    [Fact]
    public void Judging_goes_from_one_written_answer_to_the_next_and_then_ends()
    {
        int first = Sample.Of(SampleCards.Kmeans).Number;
        int second = Sample.Of(SampleCards.Dropout).Number;
        QuizSitting sitting = QuizSitting.Start(Sample).GoTo(first).Answer(new QuizAnswer.Written("a")).GoTo(second).Answer(new QuizAnswer.Written("b")).Finish();
        Assert.Equal(Math.Min(first, second), sitting.Current);
        sitting = sitting.Judge(sitting.Current, Judgement.Right);
        Assert.Equal((QuizStage.Judging, Math.Max(first, second)), (sitting.Stage, sitting.Current));
        Assert.Throws<InvalidOperationException>(() => sitting.Judge(Sample.Of(SampleCards.Losses).Number, Judgement.Right));
        Assert.Equal(QuizStage.Finished, sitting.Judge(sitting.Current, Judgement.Wrong).Stage);
        Assert.Equal(1, ScoreSheet.Of(sitting.Close()).Count(Outcome.Unjudged));
    }

    [Fact]
    public void Whatever_is_done_the_sitting_stays_within_its_paper_and_its_totals_add_up() =>
        Gen.Select(Gen.Int[0, 4], AnyNumber, Gen.OneOf(Gen.Const(""), Gen.Const("2"), Gen.Const("4"), Gen.Const("x)"), Gen.Const("2.5"), Gen.Const("1, 4"))).Array[0, 30].Sample(steps =>
        {
            var sitting = QuizSitting.Start(Sample);
            foreach ((int what, int number, string text) in steps)
            {
                sitting = what switch
                {
                    0 => sitting.GoTo(number),
                    1 => sitting.Answer(Answer(sitting.Question, text, number)),
                    2 => sitting.Spend(TimeSpan.FromSeconds(number)),
                    3 when number == 10 => sitting.Finish(),
                    _ when sitting.Stage == QuizStage.Judging => sitting.Judge(sitting.Unjudged.First(), (Judgement)Math.Clamp(number, 0, 2)),
                    _ => sitting,
                };
            }

            var sheet = ScoreSheet.Of(sitting);
            Assert.InRange(sitting.Current, 1, Sample.Questions.Length);
            Assert.InRange(sheet.Share, 0, 1);
            Assert.All(sheet.Results, result => Assert.InRange(result.Score, 0, 1));
            Assert.Equal(sheet.Points, sheet.ByDeck.Sum(part => part.Points), 9);
            Assert.Equal(sheet.Points, sheet.ByTopic.Sum(part => part.Points), 9);
            Assert.Equal(sheet.Points, sheet.ByKind.Sum(part => part.Points), 9);
            Assert.Equal(Sample.Questions.Length, sheet.ByTopic.Sum(part => part.Questions));
            Assert.Equal(Sample.Questions.Length, Enum.GetValues<Outcome>().Sum(sheet.Count));
            Assert.Equal(sitting.Spent, sheet.Time);
            Assert.All(sheet.Results, result => Assert.Equal(result.Outcome is Outcome.Open or Outcome.Unjudged, result.Logged is null));
        });

    [Fact]
    public void An_exam_gives_one_try_and_names_the_misconception()
    {
        var sheet = ScoreSheet.Of(SampleQuiz.Sitting());
        QuestionResult soft = sheet.Results.Single(result => result.Question.Card.Key == SampleCards.SoftThreshold.Key);

        Assert.Equal((Outcome.Wrong, 0), (soft.Outcome, soft.Score));
        MisconceptionTally tally = Assert.Single(sheet.Misconceptions);
        Assert.Equal(("answer:1", "You moved $x$ away from zero."), (tally.Name, tally.Sentence.ToString()));
        Assert.Equal([soft.Question.Number], tally.Questions);
        Assert.Equal(("answer:1", "4"), (soft.Logged!.Value.Answer.Numeric!.Misconceptions, soft.Logged.Value.Answer.Numeric.Given));
        Assert.Equal(Quality.Blackout, soft.Logged.Value.Quality);
    }

    [Fact]
    public void A_part_that_cannot_be_read_is_blank_and_the_others_count()
    {
        QuestionResult pair = ScoreSheet.Of(SampleQuiz.Sitting()).Results.Single(result => result.Question.Card.Key == SampleCards.Pair.Key);

        Assert.Equal((Outcome.Partly, 0.5), (pair.Outcome, pair.Score));
        Assert.Equal("total: 2.5\nboth: 1; )", pair.Given!.ToString());
    }

    private static QuizAnswer Answer(PaperQuestion question, string text, int number) => question switch
    {
        { Variant: { } variant } => new QuizAnswer.Numbers([.. variant.Keys.Select(_ => text)]),
        { Choice: { } choice } => new QuizAnswer.Picks(choice.Pick(Math.Clamp(number, 0, choice.Shown.Length - 1))),
        { Sequence: { } sequence } => new QuizAnswer.Steps(number > 2 ? sequence.Next().Miss() : sequence.ShowAll()),
        _ => new QuizAnswer.Written(text, number == 5 ? Judgement.Partly : null),
    };
}
