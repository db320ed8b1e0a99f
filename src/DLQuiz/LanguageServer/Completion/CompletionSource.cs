using DLQuiz.LanguageServer.Places;

namespace DLQuiz.LanguageServer.Completion;

/// <summary>What kind of thing a completion is; the numbers are the protocol's.</summary>
internal enum CompletionKind
{
    Method = 2,
    Function = 3,
    Field = 5,
    Variable = 6,
    Property = 10,
    Value = 12,
    Constant = 21,
}

/// <summary>One offer.</summary>
/// <param name="Label">What the list shows.</param>
/// <param name="Kind">For its sign in the list.</param>
/// <param name="Detail">Beside it: a signature, or what is expected.</param>
/// <param name="Documentation">Markdown.</param>
/// <param name="Text">What is written.</param>
/// <param name="Replaces">How many characters before the cursor it takes the place of.</param>
internal sealed record Offer(string Label, CompletionKind Kind, string? Detail, string? Documentation, string Text, int Replaces);

/// <summary>One thing that can be completed; a file with a class like this is all that a new one needs.</summary>
internal abstract class CompletionSource
{
    public static IReadOnlyList<CompletionSource> All { get; } = Requests.Registry.Of<CompletionSource>();

    /// <summary>Before this character the editor asks by itself; empty for letters alone.</summary>
    public virtual string Triggers => "";

    public abstract IEnumerable<Offer> At(Cursor cursor);
}
