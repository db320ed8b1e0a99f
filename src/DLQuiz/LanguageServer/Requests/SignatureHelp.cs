using DLQuiz.Compute.Declarations;
using DLQuiz.Compute.Operations;
using DLQuiz.Core.Questions.Plots;
using DLQuiz.LanguageServer.Places;
using DLQuiz.LanguageServer.Protocol;

namespace DLQuiz.LanguageServer.Requests;

/// <summary>The signature of the operation that is being called, with the argument that is being given.</summary>
internal sealed class SignatureHelp : MessageHandler<PlaceParams>
{
    public override string Method => "textDocument/signatureHelp";

    public override void Offer(Dictionary<string, object> capabilities) =>
        capabilities["signatureHelpProvider"] = new { triggerCharacters = new[] { "(", "," } };

    public override object? Handle(PlaceParams parameters, Session session)
    {
        var cursor = new Cursor(session.Get(parameters.TextDocument.Uri), parameters.Position);
        if (cursor.Quiz is { Plot: { } plot, Formula: { } drawn } && FormulaText.CallAtEnd(drawn) is { } picture)
        {
            return Of(plot, picture);
        }

        if (cursor.Quiz?.Formula is not { } formula || FormulaText.CallAtEnd(formula) is not { } call || OperationRegistry.Find(call.Name) is not { } operation)
        {
            return null;
        }

        Declaration declaration = operation.Declaration;
        int active = call.Current is { } name ? declaration.Arguments.ToList().FindIndex(argument => argument.Name == name) : Math.Min(call.Argument, declaration.Arguments.Length - 1);
        return new
        {
            signatures = new[]
            {
                new
                {
                    label = OperationMarkdown.Signature(declaration),
                    documentation = new Markup(declaration.Summary),
                    parameters = declaration.Arguments.Select(argument => new { label = OperationMarkdown.Parameter(argument), documentation = new Markup(OperationMarkdown.Describe(argument)) }).ToArray(),
                },
            },
            activeSignature = 0,
            activeParameter = Math.Max(0, active),
        };
    }

    private static object Of(PlotKind plot, OpenCall call)
    {
        int active = call.Current is { } name ? plot.Arguments.ToList().FindIndex(argument => argument.Name == name) : Math.Min(call.Argument, plot.Arguments.Count(argument => argument.IsRequired) - 1);
        return new
        {
            signatures = new[]
            {
                new
                {
                    label = plot.Signature,
                    documentation = new Markup(plot.Summary),
                    parameters = plot.Arguments.Select(argument => new { label = argument.Signature, documentation = new Markup($"{argument.Expected}. {argument.Summary}") }).ToArray(),
                },
            },
            activeSignature = 0,
            activeParameter = Math.Max(0, active),
        };
    }
}
