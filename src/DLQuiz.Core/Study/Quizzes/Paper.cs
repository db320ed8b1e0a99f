using System.Collections.Immutable;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Core.Study.Quizzes;

/// <summary>The questions of an exam.</summary>
/// <remarks>
/// They depend on the seed, the number of questions, the chosen decks and filter, and on what the cards say: not on the learner, the
/// day or the machine, unless the filter asks for a state (<c>is:…</c>). So whoever has the same notes gets the same paper.
/// </remarks>
/// <param name="Request">What it was drawn for.</param>
/// <param name="Questions">In the order of asking; fewer than wanted where there are no more.</param>
/// <param name="Fingerprint">Two papers with the same one ask the same: <c>3f9a-12c7</c>.</param>
public sealed record Paper(QuizRequest Request, ImmutableArray<PaperQuestion> Questions, string Fingerprint)
{
    private const int FingerprintDigits = 4;

    /// <summary>Draws it: decks in turn, topics of a deck in turn, kinds of a topic in turn, one card of a block at most.</summary>
    public static Paper Draw(IStore store, StudyDay today, QuizRequest request)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyDictionary<string, DeckSettings> decks = store.SettingsByDeck();
        HashSet<long> blocks = [];
        List<(PaperCard Place, PaperQuestion Question)> drawn = [];
        foreach (PaperCard place in PaperCard.InTurn(store, today, request))
        {
            if (drawn.Count == request.Questions)
                break;
            if (!blocks.Contains(place.Block) && store.FindCard(place.Card) is { } found && TryAsk(place, found.Card, decks) is { } question)
            {
                blocks.Add(place.Block);
                drawn.Add((place, question));
            }
        }

        var order = drawn.OrderBy(one => one.Place.Order).ThenBy(one => one.Place.Content).ToList();
        ImmutableArray<PaperQuestion> questions = [.. order.Select((one, i) => one.Question with { Number = i + 1 })];
        return new Paper(request, questions, FingerprintOf(order));
    }

    /// <summary>Null for a question of which no variant can be drawn, as its compilation told.</summary>
    private static PaperQuestion? TryAsk(PaperCard place, Card card, IReadOnlyDictionary<string, DeckSettings> decks)
    {
        if (card.Question is null)
            return new PaperQuestion(0, card, place.Seed);
        try
        {
            return new PaperQuestion(0, card, place.Seed) { Variant = Variant.Draw(QuestionReader.ReadCompiled(card.Question, DeckPaths.LanguageOf(card.Deck, decks)), place.Seed) };
        }
        catch (VariantException)
        {
            return null;
        }
    }

    private static string FingerprintOf(IEnumerable<(PaperCard Place, PaperQuestion Question)> questions)
    {
        string digits = CardKey.Of([.. questions.SelectMany(one => new[]
        {
            one.Place.Content.ToString(),
            one.Question.Variant?.ParametersJson ?? "",
            string.Join(',', one.Question.Choice?.Shown.Select(option => option.Number) ?? []),
        })]).ToString();
        return $"{digits[..FingerprintDigits]}-{digits[FingerprintDigits..(2 * FingerprintDigits)]}";
    }
}
