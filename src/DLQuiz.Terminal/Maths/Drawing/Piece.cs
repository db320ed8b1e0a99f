namespace DLQuiz.Terminal.Maths.Drawing;

/// <summary>A drawn part of a row.</summary>
/// <param name="Box">What shows.</param>
/// <param name="Left">Its class for the neighbour before it.</param>
/// <param name="Right">Its class for the neighbour after it.</param>
/// <param name="IsTight">Whether blanks around operators are left out.</param>
/// <param name="Depth">Fences around it that are parts of the same row.</param>
internal readonly record struct Piece(Box Box, AtomKind Left, AtomKind Right, bool IsTight, int Depth)
{
    /// <summary>Signs that stand between terms, where a line may end.</summary>
    public bool IsSum => Left == AtomKind.Binary && Box.Rows[Box.Above].Trim() is "+" or "−" or "±" or "∓";

    /// <summary>A binary sign without an operand before it is a sign of the next (The TeXbook, page 170).</summary>
    public static void SettleSigns(Span<Piece> pieces)
    {
        for (int i = 0; i < pieces.Length; i++)
        {
            AtomKind before = i == 0 ? AtomKind.Open : pieces[i - 1].Right;
            AtomKind after = i == pieces.Length - 1 ? AtomKind.Close : pieces[i + 1].Left;
            bool isSign = before is AtomKind.Open or AtomKind.Binary or AtomKind.Relation or AtomKind.Punctuation or AtomKind.Function or AtomKind.Big or AtomKind.Space
                || after is AtomKind.Close or AtomKind.Relation or AtomKind.Punctuation;
            bool isWord = char.IsAsciiLetter(pieces[i].Box.Rows[0].AsSpan().TrimStart().IsEmpty ? ' ' : pieces[i].Box.Rows[0].AsSpan().TrimStart()[0]);
            if (pieces[i].Left == AtomKind.Binary && isSign && !isWord)
            {
                pieces[i] = pieces[i] with { Left = AtomKind.Ordinary, Right = AtomKind.Open };
            }
        }
    }

    /// <summary>Columns between two pieces.</summary>
    public static int Gap(Piece before, Piece after)
    {
        (AtomKind left, AtomKind right) = (before.Right, after.Left);
        int loose = before.IsTight && after.IsTight ? 0 : 1;
        if (left == AtomKind.Open && before.Left == AtomKind.Ordinary && right == AtomKind.Inner)
        {
            // A sign must not run into the rule of a fraction.
            return 1;
        }

        if (left is AtomKind.Space or AtomKind.Open || right is AtomKind.Space or AtomKind.Close or AtomKind.Punctuation)
        {
            return 0;
        }

        if (left == AtomKind.Binary || right == AtomKind.Binary || left == AtomKind.Punctuation)
        {
            return loose;
        }

        if (left == AtomKind.Relation || right == AtomKind.Relation)
        {
            return left == right ? 0 : loose;
        }

        if (left == AtomKind.Big)
        {
            return 1;
        }

        // "2 log x" keeps its blanks even in a script; "log(x)" needs none.
        bool isName = left == AtomKind.Function || right is AtomKind.Function or AtomKind.Big;
        bool isApart = left == AtomKind.Inner || right == AtomKind.Inner;
        return (left == AtomKind.Function && right == AtomKind.Open) || !(isName || isApart) ? 0 : 1;
    }

    /// <summary>The pieces with their blanks, as one box.</summary>
    public static Box Joined(ReadOnlySpan<Piece> pieces)
    {
        List<Box> boxes = [];
        for (int i = 0; i < pieces.Length; i++)
        {
            if (i > 0 && Gap(pieces[i - 1], pieces[i]) is > 0 and int gap)
            {
                boxes.Add(Box.Blank(gap));
            }

            boxes.Add(pieces[i].Box);
        }

        return boxes.Count == 0 ? Box.Empty : Box.Beside(boxes);
    }
}
