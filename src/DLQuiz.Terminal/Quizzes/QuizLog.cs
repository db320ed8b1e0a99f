using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;
using DLQuiz.Core.Study.Quizzes;

namespace DLQuiz.Terminal.Quizzes;

/// <summary>Writes a finished quiz into the learner's log, each answer once, however often it must be tried.</summary>
/// <param name="context">For the moment and the learner's choice about leeches.</param>
/// <param name="store">Where to.</param>
/// <param name="sheet">Open and unjudged questions are left out.</param>
public sealed class QuizLog(StudyContext context, IStore store, ScoreSheet sheet)
{
    private int exams;
    private int reviews;

    /// <summary>As answers of an exam, which move nothing: they count among the misconceptions made.</summary>
    /// <exception cref="StoreException">What was written stays; the next call goes on behind it.</exception>
    public int Keep()
    {
        // What a recording that failed in the middle has written is there already.
        exams = Math.Max(exams, reviews);
        return Write(ref exams, (_, _, quality, answer) => new CardEvent.Quiz(quality, answer));
    }

    /// <summary>As the study day's reviews, or drills of cards that had theirs, as if each had been answered in a review.</summary>
    /// <exception cref="StoreException">What was written stays; the next call goes on behind it.</exception>
    public int Schedule() => Write(ref reviews, History.Answered);

    private int Write(ref int written, Func<CardState, StudyDay, Quality, Answer, CardEvent> make)
    {
        StudyDay day = context.Today;
        (CardKey Card, Quality Quality, Answer Answer)[] answers = [.. sheet.Results.Where(result => result.Logged is not null)
            .Select(result => (result.Question.Card.Key, result.Logged!.Value.Quality, result.Logged.Value.Answer))];
        while (written < answers.Length)
        {
            (CardKey card, Quality quality, Answer answer) = answers[written];
            CardState before = store.StateOf(card);
            CardEvent what = make(before, day, quality, answer);
            Recorded recorded = store.Record(card, context.MomentOn(day), what);
            written++;
            if (Leech.IsTold(before, recorded.State) && context.SuspendsLeeches(store))
            {
                store.Record(card, context.MomentOn(day), new CardEvent.Suspend());
            }
        }

        return answers.Length;
    }
}
