using System.Collections.Immutable;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Plots;

namespace DLQuiz.Core.Questions.Blocks;

/// <summary>Where a key of a quiz block may stand.</summary>
[Flags]
public enum BlockKeyPlace
{
    None = 0,
    Question = 1,
    Part = 2,
    Anywhere = Question | Part,
}

/// <summary>A key of quiz blocks.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Place">Whether it belongs to the question, to a part, or to both.</param>
/// <param name="Summary">What it says, in one sentence.</param>
public sealed record BlockKey(string Name, BlockKeyPlace Place, string Summary)
{
    /// <summary>What it takes, where that is a closed list or nearly one; empty for texts and formulas.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>Whether it is usually written over lines of its own, behind a bar.</summary>
    public bool IsLiteral { get; init; }

    /// <summary>The closed list, in the order in which a block is usually written.</summary>
    public static ImmutableArray<BlockKey> All { get; } =
    [
        new("id", BlockKeyPlace.Question, "A name of the card for ever, whatever of the question changes."),
        new("name", BlockKeyPlace.Part, "The part's name, under which later formulas use its answer."),
        new("params", BlockKeyPlace.Question, "What is drawn anew at each review, one name = draw or formula a line.") { IsLiteral = true },
        new("where", BlockKeyPlace.Question, "Which draws make a good question: one condition a line.") { IsLiteral = true },
        new("ask", BlockKeyPlace.Anywhere, "The question's Markdown; {{formula}} stands for a number of the variant.") { IsLiteral = true },
        new("kind", BlockKeyPlace.Anywhere, "What is typed; one number where it is left out.") { Values = [.. AnswerKinds.All.Select(kind => kind.Name)] },
        new("answer", BlockKeyPlace.Anywhere, "The formula of the key."),
        new("follow", BlockKeyPlace.Part, "The key from the learner's own earlier answers, so that an error counts once."),
        new("tol", BlockKeyPlace.Anywhere, "How near is right.") { Values = ["rel 0.005, abs 0.005", "rel 0.01", "abs 0.01", "exact"] },
        new("precision", BlockKeyPlace.Anywhere, "The digits that are asked for.") { Values = ["sigfig 3", "decimals 2"] },
        new("ordered", BlockKeyPlace.Anywhere, "Whether the order of components counts.") { Values = ["true", "false"] },
        new("labels", BlockKeyPlace.Anywhere, "What is typed for 0, 1, …; for the kind expression the names that it is written in."),
        new("weight", BlockKeyPlace.Anywhere, "A part's share of the score, 1 if left out."),
        new("partial", BlockKeyPlace.Part, "Whether each right component earns its share.") { Values = ["cells", "none"] },
        new("wrong", BlockKeyPlace.Anywhere, "Known mistakes, formula => sentence a line; std for those of the library.") { Values = ["std"], IsLiteral = true },
        new("steps", BlockKeyPlace.Anywhere, "The worked solution; without it the operations tell their own.") { IsLiteral = true },
        new("hint", BlockKeyPlace.Anywhere, "One hint or a list, shown in order."),
        new("tries", BlockKeyPlace.Question, "Attempts at one variant, 2 if left out."),
        new("test", BlockKeyPlace.Question, "Answers with the verdicts that they must get: parameters : answer verdict.") { IsLiteral = true },
        new("plot", BlockKeyPlace.Question, "Pictures beside the question: kind(arguments), one a line, over the parameters.") { Values = [.. PlotKinds.All.Select(kind => kind.Name)], IsLiteral = true },
        new("steps-plot", BlockKeyPlace.Question, "Pictures beside the worked solution, which may use the answers too.") { Values = [.. PlotKinds.All.Select(kind => kind.Name)], IsLiteral = true },
        new("parts", BlockKeyPlace.Question, "A list of answers, each with name and answer."),
    ];

    public static BlockKey? Find(string name) => All.FirstOrDefault(key => key.Name == name);
}
