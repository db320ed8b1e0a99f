using System.CommandLine;
using DLQuiz.Core.Authoring;
using DLQuiz.Core.Model;

namespace DLQuiz.Diagnostics;

/// <summary>How much a person is told.</summary>
internal enum Detail
{
    /// <summary>Errors, and the plan's last line.</summary>
    Quiet,
    Usual,

    /// <summary>However many infos there are.</summary>
    Verbose,
}

/// <summary>The options that say how findings are told; any command that compiles can carry them.</summary>
internal sealed class ReportOptions
{
    private const string Text = "text";
    private const string Json = "json";
    private const string Sarif = "sarif";

    private readonly Option<string> format = new("--format") { Description = "text for a person; json: one line a finding, then one a plan; sarif: one SARIF 2.1.0 log.", DefaultValueFactory = _ => Text, HelpName = "text|json|sarif" };
    private readonly Option<bool> json = new("--json") { Description = "The same as --format json." };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Errors and the plan's last line only." };
    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = $"Infos too where there are more than {FindingsText.MostInfos}." };
    private readonly Option<bool> strict = new("--strict") { Description = "Warnings fail too: exit code 1." };

    public ReportOptions() => format.AcceptOnlyFromAmong(Text, Json, Sarif);

    public void AddTo(Command command)
    {
        command.Add(format);
        command.Add(json);
        command.Add(quiet);
        command.Add(verbose);
        command.Add(strict);
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(format) == Sarif)
            {
                result.AddError("--json and --format sarif exclude each other.");
            }

            if (result.GetValue(quiet) && result.GetValue(verbose))
            {
                result.AddError("--quiet and --verbose exclude each other.");
            }
        });
    }

    /// <summary>Whether standard output belongs to a script.</summary>
    public bool IsForScript(ParseResult parsed) => FormatOf(parsed) != Text;

    /// <summary>Whether the report only begins to be written once all is known.</summary>
    public bool IsOneLog(ParseResult parsed) => FormatOf(parsed) == Sarif;

    public bool IsStrict(ParseResult parsed) => parsed.GetValue(strict);

    public ICompileReport Choose(ParseResult parsed, World world) => FormatOf(parsed) switch
    {
        Json => new JsonCompileReport(world.Out),
        Sarif => new SarifCompileReport(world.Out),
        _ => new TextCompileReport(world, parsed.GetValue(quiet) ? Detail.Quiet : parsed.GetValue(verbose) ? Detail.Verbose : Detail.Usual, IsStrict(parsed)),
    };

    public static bool Fails(Compilation compilation, bool isStrict) =>
        compilation.HasErrors || (isStrict && compilation.Diagnostics.Any(finding => finding.Severity == Severity.Warning));

    private string FormatOf(ParseResult parsed) => parsed.GetValue(json) ? Json : parsed.GetValue(format)!;
}
