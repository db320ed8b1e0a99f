using System.Collections.Immutable;

namespace DLQuiz.Core.Questions;

/// <summary>Markdown with <c>{{formula}}</c> slots that a variant fills with its numbers.</summary>
/// <param name="Markdown">As written, slots unfilled.</param>
/// <param name="Pieces">The same, cut at the slots.</param>
public sealed record Template(string Markdown, ImmutableArray<TemplatePiece> Pieces)
{
    public IEnumerable<AuthoredFormula> Formulas => Pieces.OfType<TemplatePiece.Slot>().Select(slot => slot.Formula);

    public override string ToString() => Markdown;
}

/// <summary>A stretch of a template.</summary>
public abstract record TemplatePiece
{
    private TemplatePiece()
    {
    }

    /// <summary>Copied as it stands.</summary>
    public sealed record Literal(string Text) : TemplatePiece;

    /// <summary>Replaced by the value of its formula.</summary>
    public sealed record Slot(AuthoredFormula Formula) : TemplatePiece
    {
        /// <summary>The name that the formula begins with when it is only that name or components of it, as in <c>x</c> and <c>x[0]</c>; null otherwise.</summary>
        public string? Name { get; } = LeadingName(Formula.Text);

        /// <summary>Whether the formula is a name and nothing else.</summary>
        public bool IsBareName => Name is not null && Name.Length == Formula.Text.Trim().Length;

        private static string? LeadingName(string formula)
        {
            string text = formula.Trim();
            int end = 0;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            return end > 0 && (end == text.Length || IsOneIndex(text.AsSpan(end))) ? text[..end] : null;
        }

        private static bool IsOneIndex(ReadOnlySpan<char> rest)
        {
            int depth = 0;
            foreach (char c in rest)
            {
                if (depth == 0 && c != '[')
                    return false;
                depth += c switch { '[' => 1, ']' => -1, _ => 0 };
            }

            return depth == 0;
        }
    }
}
