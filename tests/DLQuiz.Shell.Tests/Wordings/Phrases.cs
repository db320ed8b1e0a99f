using System.Text;
using DLQuiz.Core.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DLQuiz.Shell.Tests.Wordings;

/// <summary>Every phrase that our sources contain, read by the compiler that compiles them.</summary>
internal static class Phrases
{
    private static readonly Lazy<(List<(string Template, string Place)> Known, List<string> Unknowable)> Read = new(ReadSources);

    /// <summary>Templates with the place of each.</summary>
    public static List<(string Template, string Place)> Known => Read.Value.Known;

    /// <summary>Places where a text that was put together before becomes a phrase: no catalogue can know it.</summary>
    public static List<string> Unknowable => Read.Value.Unknowable;

    private static (List<(string Template, string Place)> Known, List<string> Unknowable) ReadSources()
    {
        List<(string Template, string Place)> known = [];
        List<string> unknowable = [];
        foreach (string project in (ReadOnlySpan<string>)["DLQuiz.Core", "DLQuiz.Terminal", "DLQuiz"])
        {
            CSharpCompilation compilation = Compile(project);
            INamedTypeSymbol phrase = compilation.GetTypeByMetadataName(typeof(Phrase).FullName!)!;
            foreach (SyntaxTree tree in compilation.SyntaxTrees)
            {
                SemanticModel model = compilation.GetSemanticModel(tree);
                foreach (ExpressionSyntax expression in tree.GetRoot().DescendantNodes().OfType<ExpressionSyntax>())
                {
                    if (IsTurnedInto(phrase, expression, model))
                    {
                        Sort(expression, model, known, unknowable);
                    }
                }
            }
        }

        return (known, unknowable);
    }

    private static CSharpCompilation Compile(string project)
    {
        string folder = Path.Combine(Repository.Root, "src", project);
        IEnumerable<string> files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) || file.EndsWith(".GlobalUsings.g.cs", StringComparison.Ordinal))
            // Of the builds that have been made, one set of global usings is enough.
            .GroupBy(file => file.EndsWith(".GlobalUsings.g.cs", StringComparison.Ordinal) ? "usings" : file).Select(group => group.First());
        CSharpParseOptions options = new(LanguageVersion.Preview);
        string own = project == "DLQuiz" ? "dlquiz" : project;
        IEnumerable<string> references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !string.Equals(Path.GetFileNameWithoutExtension(path), own, StringComparison.OrdinalIgnoreCase));
        return CSharpCompilation.Create(
            own,
            files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)),
            references.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    /// <summary>Whether a text becomes a phrase just here; a phrase that stays one is no new phrase.</summary>
    private static bool IsTurnedInto(INamedTypeSymbol phrase, ExpressionSyntax expression, SemanticModel model)
    {
        TypeInfo type = model.GetTypeInfo(expression);
        ITypeSymbol? wanted = expression.Parent is CastExpressionSyntax cast ? model.GetTypeInfo(cast).Type : type.ConvertedType;
        return type.Type is null or { SpecialType: SpecialType.System_String } && SymbolEqualityComparer.Default.Equals(wanted, phrase);
    }

    private static void Sort(ExpressionSyntax expression, SemanticModel model, List<(string Template, string Place)> known, List<string> unknowable)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.NullLiteralExpression):
            case DefaultExpressionSyntax:
                break;
            case InterpolatedStringExpressionSyntax text when model.GetOperation(text) is not IInterpolatedStringOperation { Parent: IConversionOperation { IsImplicit: true, Type.SpecialType: SpecialType.System_String } }:
                known.Add((TemplateOf(text), PlaceOf(expression)));
                break;
            case ParenthesizedExpressionSyntax inner:
                Sort(inner.Expression, model, known, unknowable);
                break;
            default:
                if (model.GetConstantValue(expression) is { HasValue: true, Value: string constant })
                {
                    known.Add((Phrase.FromString(constant).Template, PlaceOf(expression)));
                }
                else
                {
                    unknowable.Add($"{PlaceOf(expression)}: {expression}");
                }

                break;
        }
    }

    private static string TemplateOf(InterpolatedStringExpressionSyntax text)
    {
        StringBuilder template = new();
        int holes = 0;
        foreach (InterpolatedStringContentSyntax part in text.Contents)
        {
            template.Append(part is InterpolatedStringTextSyntax literal ? literal.TextToken.ValueText : $"{{{holes++}}}");
        }

        return template.ToString();
    }

    private static string PlaceOf(ExpressionSyntax expression)
    {
        FileLinePositionSpan span = expression.GetLocation().GetLineSpan();
        return $"{Path.GetRelativePath(Repository.Root, span.Path)}:{span.StartLinePosition.Line + 1}";
    }
}
