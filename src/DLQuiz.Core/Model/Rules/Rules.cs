using System.Collections.Immutable;
using System.Reflection;

namespace DLQuiz.Core.Model;

/// <summary>The catalogue of all findings about notes; codes have gaps, so that related ones can stand together, and are never used again.</summary>
public static partial class Rules
{
    /// <summary>Every rule, by code.</summary>
    public static ImmutableArray<DiagnosticRule> All => Catalogue.All;

    /// <summary>Null when there is none of that code; case does not matter.</summary>
    public static DiagnosticRule? Find(string code) => All.FirstOrDefault(rule => string.Equals(rule.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>A type of its own, so that every rule is there before it: which file of a partial class is initialized first is not for us to say.</summary>
    private static class Catalogue
    {
        public static readonly ImmutableArray<DiagnosticRule> All =
        [
            .. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => field.GetValue(null)).OfType<DiagnosticRule>()
                .OrderBy(rule => rule.Code, StringComparer.Ordinal),
        ];
    }

    private static DiagnosticRule Error(string code, string title, string cure) => new(code, Severity.Error, title, cure);

    private static DiagnosticRule Warning(string code, string title, string cure) => new(code, Severity.Warning, title, cure);

    private static DiagnosticRule Info(string code, string title, string cure) => new(code, Severity.Info, title, cure);
}
