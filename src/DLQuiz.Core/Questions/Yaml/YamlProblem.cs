namespace DLQuiz.Core.Questions.Yaml;

/// <summary>Why a text was not read as YAML; beyond is what is legal, but more of it than is taken from strangers.</summary>
internal sealed record YamlProblem(string Message, YamlPlace Place, bool IsBeyond);
