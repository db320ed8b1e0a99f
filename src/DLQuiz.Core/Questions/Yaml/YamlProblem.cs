namespace DLQuiz.Core.Questions.Yaml;

/// <summary>Why a text was not read as YAML.</summary>
/// <param name="IsBeyond">Legal YAML, but more of it than is taken from strangers.</param>
internal sealed record YamlProblem(string Message, YamlPlace Place, bool IsBeyond);
