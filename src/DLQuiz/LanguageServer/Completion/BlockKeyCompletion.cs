using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.LanguageServer.Places;

namespace DLQuiz.LanguageServer.Completion;

/// <summary>Keys of a quiz block that may stand there, and what the closed ones take.</summary>
internal sealed class BlockKeyCompletion : CompletionSource
{
    public override IEnumerable<Offer> At(Cursor cursor) => cursor.Quiz switch
    {
        null => [],
        { IsKey: true } place => Keys(cursor, place),
        { Key: { } key } place when BlockKey.Find(key) is { } known => Values(known, place),
        _ => [],
    };

    private static IEnumerable<Offer> Keys(Cursor cursor, QuizPlace place)
    {
        BlockKeyPlace wanted = place.IsInPart ? BlockKeyPlace.Part : BlockKeyPlace.Question;
        HashSet<string> given = place.IsInPart ? [] : GivenAtTop(cursor);
        return BlockKey.All.Where(key => key.Place.HasFlag(wanted) && !given.Contains(key.Name)).Select(key => new Offer(
            key.Name,
            CompletionKind.Property,
            place.IsInPart ? "key of a part" : "key of a quiz block",
            key.Summary,
            key.Name + (key.IsLiteral ? ": |" : ": "),
            place.Before.Length));
    }

    private static HashSet<string> GivenAtTop(Cursor cursor)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        var outline = new BlockOutline(cursor.Block!.Indent);
        for (int line = cursor.Block.First; line < cursor.Block.End; line++)
        {
            ReadOnlySpan<char> text = cursor.Note.Lines[line];
            bool isAtTop = text.Length > cursor.Block.Indent && text[cursor.Block.Indent] != ' ';
            if (outline.Read(text) is { } found && isAtTop && line != cursor.Line)
            {
                given.Add(found.Key);
            }
        }

        return given;
    }

    /// <summary>Offered where nothing else was begun: behind a formula of <c>wrong</c> there is no <c>std</c>.</summary>
    private static IEnumerable<Offer> Values(BlockKey key, QuizPlace place) =>
        key.Values.Where(value => value.StartsWith(place.Before, StringComparison.Ordinal)).Select(value => new Offer(
            value,
            CompletionKind.Value,
            key.Name,
            key.Name == "kind" ? AnswerKinds.Find(value)?.Summary : key.Summary,
            value,
            place.Before.Length));
}
