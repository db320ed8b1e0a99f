using System.Collections.Immutable;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Draws;
using DLQuiz.Core.Questions.Plots;

namespace DLQuiz.Core.Questions;

/// <summary>A question with numbers: what one review asks.</summary>
public sealed class Variant
{
    private readonly Dictionary<string, Value> names;

    private Variant(Question question, ulong seed, Dictionary<string, Value> parameters, ImmutableArray<PartKey> keys)
    {
        Question = question;
        Seed = seed;
        Keys = keys;
        names = parameters;
        foreach (PartKey key in keys)
            names[key.Part.Name] = key.Value;
    }

    public Question Question { get; }

    public ulong Seed { get; }

    /// <summary>Every parameter in the order of the question, linked ones included.</summary>
    public string ParametersJson => field ??= ParameterJson.Write(Question, names);

    /// <summary>What is right, one for each part.</summary>
    public ImmutableArray<PartKey> Keys { get; }

    /// <summary>The question's Markdown with this variant's numbers, and with the alternatives where one is to be chosen.</summary>
    public string Ask => AskFilled.Markdown;

    /// <summary><see cref="Ask"/>, with the numbers that can be laid out.</summary>
    public FilledText AskFilled => FilledText.Concat([Filled(Question.Ask), FilledText.Of(Keys.Length == 1 ? Alternatives(0) : "")]);

    /// <summary>The worked solution's Markdown: the block's own, else the steps that its operations note; null when there are neither.</summary>
    public string? Steps => StepsFilled?.Markdown;

    /// <summary><see cref="Steps"/>, with the numbers that can be laid out.</summary>
    public FilledText? StepsFilled => Question.Steps is null ? TracedSteps.Of(this) : Filled(Question.Steps);

    /// <summary>The pictures beside the question; one that cannot be drawn is left out.</summary>
    public ImmutableArray<Plot> Plots => field.IsDefault ? field = Make(Question.Plots) : field;

    /// <summary>The pictures beside the worked solution; one that cannot be drawn is left out.</summary>
    public ImmutableArray<Plot> StepsPlots => field.IsDefault ? field = Make(Question.StepsPlots) : field;

    /// <summary>Whether there is a worked solution, of words or of pictures.</summary>
    public bool HasSteps => Steps is not null || !StepsPlots.IsEmpty;

    /// <summary>Parameters, and under each part's name its key.</summary>
    public IReadOnlyDictionary<string, Value> Names => names;

    /// <summary>The same numbers for the same question and seed, on every machine and in every version.</summary>
    /// <exception cref="VariantException">No draw passes <c>where</c> with keys that can be computed; a question without errors hardly ever gets there.</exception>
    public static Variant Draw(Question question, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(question);
        VariantDraw draw = new(question, seed);
        string problem = "";
        while (draw.TryNext(out Dictionary<string, Value>? parameters))
        {
            if (TryMake(question, parameters, seed, out problem) is { } variant)
                return variant;
        }

        throw new VariantException($"No variant of the question could be drawn: {(problem.Length > 0 ? problem : draw.Problem)}");
    }

    /// <summary>The variant of a past review, from what the log keeps of it.</summary>
    /// <exception cref="VariantException">The question has since changed so that the parameters no longer fit it.</exception>
    public static Variant FromParameters(Question question, string json, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(question);
        Dictionary<string, Value> parameters = ParameterJson.Read(question, json);
        return TryMake(question, parameters, seed, out string problem) ?? throw new VariantException(problem);
    }

    /// <summary>Null with the reason when a key cannot be computed.</summary>
    internal static Variant? TryMake(Question question, Dictionary<string, Value> parameters, ulong seed, out string problem) =>
        PartKey.TryCompute(question, parameters, out problem) is { } keys ? new Variant(question, seed, parameters, keys) : null;

    /// <summary>What is asked in a part in particular; null where it has no text of its own.</summary>
    public string? PartAsk(int part) => PartAskFilled(part)?.Markdown;

    /// <summary><see cref="PartAsk"/>, with the numbers that can be laid out.</summary>
    public FilledText? PartAskFilled(int part)
    {
        FilledText asked = FilledText.Concat([
            Question.Parts[part].Ask is { } ask ? Filled(ask) : FilledText.Empty,
            FilledText.Of(Keys.Length > 1 ? Alternatives(part) : ""),
        ]);
        return asked.Markdown.Length == 0 ? null : asked;
    }

    /// <summary>What the part's misconceptions lead to, in their order.</summary>
    public IEnumerable<MistakenAnswer> Mistakes(int part) => MistakenAnswer.Of(this, part);

    /// <summary>The hint's Markdown; <paramref name="index"/> counts from 0.</summary>
    public string Hint(int index) => HintFilled(index).Markdown;

    /// <summary><see cref="Hint"/>, with the numbers that can be laid out.</summary>
    public FilledText HintFilled(int index) => Filled(Question.Hints[index]);

    /// <summary>Markdown with every <c>{{formula}}</c> replaced; a formula that cannot be read or computed stays as it stands.</summary>
    public string Fill(string markdown) => Fill(TemplateReader.Read(markdown));

    /// <summary>Markdown with every slot replaced; a formula that cannot be computed stays as it stands.</summary>
    public string Fill(Template template) => Filled(template).Markdown;

    /// <summary><see cref="Fill(Template)"/>, with the numbers that can be laid out.</summary>
    public FilledText Filled(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return FilledText.Concat(template.Pieces.Select(piece => piece switch
        {
            TemplatePiece.Literal literal => FilledText.Of(literal.Text),
            TemplatePiece.Slot slot => Show(slot),
            _ => FilledText.Empty,
        }));
    }

    private ImmutableArray<Plot> Make(ImmutableArray<PlotCall> calls) => [.. calls.Select(call => call.TryMake(names, out _)).OfType<Plot>()];

    private string Alternatives(int part) =>
        string.Concat(Keys[part].Form.Options.Select((option, i) => $"{(i == 0 ? "\n\n" : "\n")}- {(char)('A' + i)}: {option.Text}"));

    private FilledText Show(TemplatePiece.Slot slot)
    {
        if (slot.IsBareName && Keys.FirstOrDefault(key => key.Part.Name == slot.Name) is { } known)
            return FilledText.Of(known.Shown, known.Grid);
        if (slot.Formula.TryEvaluate(names, out _) is not { } value)
            return FilledText.Of($"{{{{{slot.Formula.Text}}}}}");
        Parameter.Drawn? drawn = slot.Name is { } name ? Question.Parameters.OfType<Parameter.Drawn>().FirstOrDefault(parameter => parameter.Name == name) : null;
        return drawn is null
            ? FilledText.Of(NumberText.Rounded(value), NumberText.RoundedGrid(value))
            : FilledText.Of(NumberText.Exact(value), NumberText.ExactGrid(value)?.AsPoints(slot.IsBareName && drawn.Draw.Draw is PointsDraw));
    }
}

/// <summary>What is right in one part of a variant.</summary>
/// <param name="Part">The part.</param>
/// <param name="Value">Unrounded.</param>
/// <param name="Form">What is to be typed.</param>
public sealed record PartKey(QuestionPart Part, Tensor Value, AnswerForm Form)
{
    /// <summary>As a learner would type it, with every digit, or with those that are asked for.</summary>
    public string Text => Part.Precision?.Write(Value) ?? Part.Kind.Format(Value, Form);

    /// <summary>For reading: labels as they are typed, numbers to <see cref="NumberText.ComputedDigits"/> digits.</summary>
    public string Shown => Part.Precision?.Write(Value) ?? Part.Kind.Show(Value, Form);

    /// <summary>The numbers of <see cref="Shown"/>; null where the kind shows something else than numbers in brackets.</summary>
    public NumberGrid? Grid => Part.Precision?.Grid(Value) ?? NumberGrid.Behind(Value, Shown);

    /// <summary>The keys of all parts; null with the reason when one cannot be computed or is not of its kind.</summary>
    internal static ImmutableArray<PartKey>? TryCompute(Question question, IReadOnlyDictionary<string, Value> parameters, out string problem)
    {
        problem = "";
        Dictionary<string, Value> names = new(parameters, StringComparer.Ordinal);
        ImmutableArray<PartKey>.Builder keys = ImmutableArray.CreateBuilder<PartKey>(question.Parts.Length);
        foreach (QuestionPart part in question.Parts)
        {
            if (part.Answer.TryEvaluate(part.Scope(names), out problem) is not { } value || part.Kind.Accept(value, part.Labels, out problem) is not { } key)
                return null;
            if (!part.Kind.IsSound(key))
            {
                problem = $"{part.Answer.Text} is not finite";
                return null;
            }

            if (part.Kind.FormOf(part, key, names, out problem) is not { } form)
                return null;
            names[part.Name] = key;
            keys.Add(new PartKey(part, key, form));
        }

        return keys.MoveToImmutable();
    }

    internal static bool IsFinite(Tensor value)
    {
        if (value is not RealTensor reals)
            return true;
        foreach (double number in reals.Data)
        {
            if (!double.IsFinite(number))
                return false;
        }

        return true;
    }
}
