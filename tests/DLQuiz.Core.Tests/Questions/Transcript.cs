using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;
using DLQuiz.Core.Questions;
using DLQuiz.Core.Questions.Answers;
using DLQuiz.Core.Questions.Blocks;
using DLQuiz.Core.Questions.Checks;
using DLQuiz.Core.Questions.Grading;

namespace DLQuiz.Core.Tests.Questions;

/// <summary>Plays a script against a quiz block and writes down all that a learner would see.</summary>
/// <remarks>A script is the block, a line <c>---</c> and commands: <c>seed N</c>, <c>params {…}</c>, <c>&gt; part | part</c>, <c>hint</c>, <c>steps</c>, <c>give up</c>.</remarks>
internal sealed class Transcript
{
    private readonly StringBuilder log = new();

    public static string Play(string script)
    {
        string[] halves = script.ReplaceLineEndings("\n").Split("\n---\n");
        Transcript transcript = new();
        QuestionReading reading = QuestionReader.Read(halves[0], "note.md", 1);
        transcript.Write(reading.Diagnostics);
        if (reading.Question is { } question)
        {
            transcript.Write(QuestionChecks.Check(question));
            if (halves.Length > 1)
                transcript.Play(question, halves[1].Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }

        return transcript.log.ToString();
    }

    private void Write(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (Diagnostic finding in diagnostics)
        {
            log.Append(CultureInfo.InvariantCulture, $"{finding.Span}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Code}: {finding.Message}\n");
            if (finding.SourceLine.Length > 0)
                log.Append(CultureInfo.InvariantCulture, $"    {finding.SourceLine}\n    {new string(' ', finding.Span.Column - 1)}{new string('^', Math.Max(1, Math.Min(finding.Span.Length, finding.SourceLine.Length - finding.Span.Column + 1)))}\n");
        }
    }

    private void Play(Question question, IEnumerable<string> commands)
    {
        NumericAttempt? attempt = null;
        foreach (string command in commands)
        {
            (string verb, string rest) = command.Split(' ', 2) is [var first, var second] ? (first, second) : (command, "");
            ImmutableArray<string> given = verb == ">" ? Expand(attempt!.Variant, rest) : [];
            log.Append(CultureInfo.InvariantCulture, $"\n# {(rest.Contains('{', StringComparison.Ordinal) && verb == ">" ? $"> {string.Join(" | ", given)}" : command)}\n");
            switch (verb)
            {
                case "seed":
                    attempt = Begin(Variant.Draw(question, ulong.Parse(rest, CultureInfo.InvariantCulture)));
                    break;
                case "params":
                    attempt = Begin(Variant.FromParameters(question, rest, 0));
                    break;
                case "hint":
                    attempt = attempt!.ShowHint();
                    log.Append(CultureInfo.InvariantCulture, $"hint: {attempt.Hints[^1]}\n");
                    break;
                case "steps":
                    attempt = attempt!.ShowSteps();
                    log.Append(CultureInfo.InvariantCulture, $"steps: {attempt.Steps ?? "none"}\n");
                    break;
                case ">":
                    attempt = Submit(attempt!, given);
                    break;
                default:
                    attempt = attempt!.GiveUp();
                    End(attempt);
                    break;
            }
        }
    }

    /// <summary>The texts of the parts; <c>{key}</c>, <c>{wrong name}</c> and <c>{follow}</c> stand for what they lead to in this variant.</summary>
    private static ImmutableArray<string> Expand(Variant variant, string line)
    {
        Dictionary<string, Value> names = new(variant.Names, StringComparer.Ordinal);
        ImmutableArray<string>.Builder given = ImmutableArray.CreateBuilder<string>();
        foreach (string piece in line.Split('|').Select(text => text.Trim().Replace("\\n", "\n", StringComparison.Ordinal)))
        {
            PartKey key = variant.Keys[given.Count];
            string text = piece switch
            {
                "{key}" => key.Shown,
                "{follow}" => key.Part.Kind.Show(key.Part.Kind.Accept(key.Part.Follow!.TryEvaluate(names, out _)!, key.Part.Labels, out _)!, key.Form),
                _ when piece.StartsWith("{wrong ", StringComparison.Ordinal) => variant.Mistakes(given.Count).Single(mistake => mistake.Misconception.Name == piece[7..^1]).Shown!,
                _ => piece,
            };
            if (key.Part.Kind is ChoiceKind)
                text = text[..1];
            given.Add(text);
            if (AnswerReader.Read(text, key.Form) is Reading.Understood understood)
                names[key.Part.Name] = understood.Value;
        }

        return given.ToImmutable();
    }

    private NumericAttempt Begin(Variant variant)
    {
        log.Append(CultureInfo.InvariantCulture, $"params: {variant.ParametersJson}\n{variant.Ask}\n");
        for (int part = 0; part < variant.Keys.Length; part++)
        {
            if (variant.Keys.Length > 1)
                log.Append($"({variant.Keys[part].Part.Name}) {variant.PartAsk(part)}".TrimEnd()).Append('\n');
            log.Append(CultureInfo.InvariantCulture, $"  expected: {variant.Keys[part].Form.Description}\n");
        }

        return NumericAttempt.Start(variant);
    }

    private NumericAttempt Submit(NumericAttempt before, ImmutableArray<string> given)
    {
        NumericAttempt attempt = before.Submit(given);
        foreach (PartResult part in attempt.Grade!.Parts)
        {
            string reading = part.Reading switch { Reading.Understood understood => understood.Display, Reading.Empty => "blank", _ => "unreadable" };
            log.Append(CultureInfo.InvariantCulture, $"{part.Name} {reading}: {Describe(part.Verdict)}{(part.IsCarriedForward ? ", carried forward" : "")}\n");
            if (part.Message is { } message)
                log.Append(CultureInfo.InvariantCulture, $"  {message}\n");
        }

        if (attempt.Grade.Parts.Length > 1)
            log.Append(CultureInfo.InvariantCulture, $"whole: {Describe(attempt.Grade.Verdict)}\n");
        if (attempt.IsFinished)
            End(attempt);
        else
            log.Append(CultureInfo.InvariantCulture, $"tries left: {attempt.TriesLeft}\n");
        return attempt;
    }

    private void End(NumericAttempt attempt)
    {
        log.Append(CultureInfo.InvariantCulture, $"key: {string.Join(" | ", attempt.Keys)}\n");
        if (attempt.Steps is { } steps)
            log.Append(CultureInfo.InvariantCulture, $"steps: {steps}\n");
        NumericAnswer answer = attempt.ToNumericAnswer();
        log.Append(CultureInfo.InvariantCulture, $"quality {attempt.ProposedQuality}, score {answer.Score:0.###}, misconceptions [{answer.Misconceptions}], given [{answer.Given.Replace("\n", "\\n", StringComparison.Ordinal)}]\n");
    }

    private static string Describe(Verdict verdict) => verdict switch
    {
        Verdict.Correct => "correct",
        Verdict.Partly partly => string.Create(CultureInfo.InvariantCulture, $"partly {partly.Score:0.###}"),
        Verdict.Unreadable unreadable => $"unreadable — {unreadable.Hint}",
        Verdict.WrongPrecision => "right value, wrong precision",
        _ => "wrong",
    };
}
