namespace DLQuiz.Core.Model;

/// <summary>What a learner did on one study day, with cards of one maturity.</summary>
/// <param name="Day">The study day.</param>
/// <param name="Maturity">Of the cards before their answers.</param>
/// <param name="Reviews">Scheduled reviews.</param>
/// <param name="Passed">Of these, with quality 3 and more.</param>
/// <param name="Drills">Later looks on the same day.</param>
/// <param name="Milliseconds">Time taken by all of them.</param>
public readonly record struct DayTotal(StudyDay Day, Maturity Maturity, int Reviews, int Passed, int Drills, long Milliseconds);

/// <summary>What a learner did with the cards of one deck, of one maturity, over some study days.</summary>
/// <param name="Deck">Its path; decks below it are counted for themselves.</param>
/// <param name="Maturity">Of the cards before their answers.</param>
/// <param name="Reviews">Scheduled reviews.</param>
/// <param name="Passed">Of these, with quality 3 and more.</param>
/// <param name="Drills">Later looks on the same day.</param>
/// <param name="Milliseconds">Time taken by all of them.</param>
public readonly record struct DeckTotal(string Deck, Maturity Maturity, int Reviews, int Passed, int Drills, long Milliseconds);

/// <summary>One answer on the clock.</summary>
/// <param name="Day">The study day.</param>
/// <param name="Milliseconds">From the question's appearance to the grade.</param>
public readonly record struct AnswerTime(StudyDay Day, long Milliseconds);
