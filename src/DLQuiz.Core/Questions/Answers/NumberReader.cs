using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using DLQuiz.Compute;
using DLQuiz.Compute.Expressions;
using DLQuiz.Compute.Values;
using DLQuiz.Core.Model;

namespace DLQuiz.Core.Questions.Answers;

/// <summary>Reads one number: decimal, scientific, fraction or a short calculation.</summary>
internal static class NumberReader
{
    /// <summary>A learner's number uses these words and no others: operations of the reference module would answer the question.</summary>
    private static readonly FrozenSet<string> Words =
        FrozenSet.ToFrozenSet(["pi", "e", "sqrt", "exp", "log", "ln", "log2", "log10", "abs", "sin", "cos", "tan", "tanh"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Value> Names = new Dictionary<string, Value>(StringComparer.Ordinal)
    {
        ["pi"] = RealTensor.Scalar(Math.PI),
        ["e"] = RealTensor.Scalar(Math.E),
    }.ToFrozenDictionary();

    private static readonly SearchValues<char> NotOfNumbers = SearchValues.Create("[]{}'\"=<>;");

    private static readonly Regex TimesPowerOfTen =
        new(@"^(?<mantissa>[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)) ?\* ?10 ?\^ ?(\((?<exponent>[-+]?[0-9]+)\)|(?<bare>[-+]?[0-9]+))$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static readonly Regex BareRoot = new(@"sqrt ?(?<radicand>[0-9]+(\.[0-9]+)?)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>A scalar i64 for a plain integer, otherwise a finite f64; null with a hint for the learner.</summary>
    public static Tensor? Read(string text, out Phrase hint)
    {
        hint = "";
        string number = text.Trim();
        if (long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
            return IntegerTensor.Scalar(integer);
        string scientific = TimesPowerOfTen.Replace(number, "${mantissa}e${exponent}${bare}");
        if (scientific.Length > 0 && scientific[0] is not ('n' or 'N' or 'i' or 'I' or '∞') && double.TryParse(scientific, NumberStyles.Float, CultureInfo.InvariantCulture, out double real))
            return Finite(real, number, out hint);
        return Calculate(number, out hint);
    }

    private static Tensor? Calculate(string text, out Phrase hint)
    {
        hint = "";
        string expression = BareRoot.Replace(text, "sqrt(${radicand})");
        if (Problem(expression) is { } problem)
        {
            hint = problem;
            return null;
        }

        if (!Formula.TryParse(expression, out Formula? formula, out FormulaError? error))
        {
            hint = $"“{Shortened(text)}” is no number: {error.Message}";
            return null;
        }

        try
        {
            if (formula.Evaluate(Names, EvaluationBudget.Question) is Tensor { IsScalar: true } value && RealTensor.From(value) is { } real)
                return value is IntegerTensor ? value : Finite(real.Data[0], text, out hint);
            hint = $"“{Shortened(text)}” is not one number.";
        }
        catch (FormulaException refused)
        {
            hint = $"“{Shortened(text)}” has no value: {refused.Error.Message}";
        }

        return null;
    }

    /// <summary>Whether a learner may call it.</summary>
    internal static bool IsFunction(string word) => Words.Contains(word) && !Names.ContainsKey(word);

    /// <summary>Why the text is no calculation that a learner may write; null when it is one.</summary>
    internal static Phrase? Problem(string text, IReadOnlyCollection<string>? names = null)
    {
        if (text.Contains('%', StringComparison.Ordinal))
            return $"Write a fraction of 1 rather than a percentage: “{Shortened(text)}”.";
        if (text.AsSpan().ContainsAny(NotOfNumbers))
            return $"“{Shortened(text)}” is not one number.";
        foreach (string word in WordsOf(text))
        {
            if (!Words.Contains(word) && names?.Contains(word) != true)
                return $"“{Shortened(word)}” is no number.";
        }

        return null;
    }

    private static RealTensor? Finite(double value, string text, out Phrase hint)
    {
        hint = double.IsFinite(value) ? (Phrase)"" : $"“{Shortened(text)}” has no finite value.";
        return double.IsFinite(value) ? RealTensor.Scalar(value) : null;
    }

    /// <summary>Short enough for a line of the screen.</summary>
    internal static string Shortened(string text) => text.Length <= 30 ? text : string.Concat(text.AsSpan(0, 29), "…");

    /// <summary>Runs of letters, digits and underscores that do not begin with a digit.</summary>
    private static IEnumerable<string> WordsOf(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                i++;
            if (i > start && !char.IsAsciiDigit(text[start]))
                yield return text[start..i];
            i = Math.Max(i, start + 1);
        }
    }
}
