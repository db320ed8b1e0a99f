using DLQuiz.Storage.Sql;

namespace DLQuiz.Shell.Tests.Storage;

/// <summary>Every statement that all databases share, by class and name.</summary>
internal static class StoreStatements
{
    public static Dictionary<string, string> All() => typeof(CardSql).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(CardSql).Namespace && type.Name.EndsWith("Sql", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields().Where(field => field.IsLiteral && field.FieldType == typeof(string)))
        .ToDictionary(field => field.DeclaringType!.Name + "." + field.Name, field => (string)field.GetRawConstantValue()!);
}
