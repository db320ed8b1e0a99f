using System.Text.Json;
using System.Text.RegularExpressions;

namespace DLQuiz.Shell.Tests.Diagnostics;

/// <summary>What the schema of SARIF 2.1.0 demands of the parts that are written here, and what its text demands beyond the schema.</summary>
internal static class SarifShape
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    /// <summary>The objects that may occur: each property with its kind, an asterisk where the schema requires it; a property that is not here is one that the schema does not know, or that nobody has checked.</summary>
    private static readonly Dictionary<string, string[]> Objects = new(StringComparer.Ordinal)
    {
        ["log"] = ["$schema:uri", "version*:version", "runs*:[run"],
        ["run"] = ["tool*:tool", "columnKind:columnKind", "originalUriBaseIds:{folder", "results:[result"],
        ["tool"] = ["driver*:driver"],
        ["driver"] = ["name*:text", "semanticVersion:text", "rules:[rule"],
        ["rule"] = ["id*:text", "shortDescription:message", "fullDescription:message", "help:message", "helpUri:uri", "defaultConfiguration:configuration"],
        ["configuration"] = ["level:level"],
        ["message"] = ["text*:text", "markdown:text"],
        ["folder"] = ["uri:folderUri"],
        ["result"] = ["ruleId:text", "ruleIndex:count", "level:level", "message*:message", "locations:[location"],
        ["location"] = ["physicalLocation:physicalLocation"],
        ["physicalLocation"] = ["artifactLocation:artifactLocation", "region:region"],
        ["artifactLocation"] = ["uri:relativeUri", "uriBaseId:text"],
        ["region"] = ["startLine:ordinal", "startColumn:ordinal", "endColumn:ordinal", "snippet:snippet"],
        ["snippet"] = ["text:text"],
    };

    /// <summary>The characters of RFC 3986, each percent sign with its two digits.</summary>
    private static readonly Regex Reference = new("^([A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-F]{2})+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public static IReadOnlyList<string> Breaches(JsonElement log)
    {
        var breaches = new List<string>();
        Check(log, "log", "$", breaches);
        if (breaches.Count == 0)
        {
            CheckReferences(log, breaches);
        }

        return breaches;
    }

    private static void Check(JsonElement value, string kind, string path, List<string> breaches)
    {
        bool holds = kind switch
        {
            "text" => value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0,
            "version" => value.ValueKind == JsonValueKind.String && value.GetString() == "2.1.0",
            "columnKind" => value.ValueKind == JsonValueKind.String && value.GetString() is "utf16CodeUnits" or "unicodeCodePoints",
            "level" => value.ValueKind == JsonValueKind.String && Levels.Contains(value.GetString()),
            "count" => value.TryGetInt32(out int count) && count >= 0,
            "ordinal" => value.TryGetInt32(out int ordinal) && ordinal >= 1,
            "uri" => IsAbsolute(value.GetString()!),
            "folderUri" => IsAbsolute(value.GetString()!) && value.GetString()!.EndsWith('/'),
            "relativeUri" => Reference.IsMatch(value.GetString()!) && !value.GetString()!.StartsWith('/') && !value.GetString()!.Split('/')[0].Contains(':', StringComparison.Ordinal),
            _ => CheckStructure(value, kind, path, breaches),
        };
        if (!holds)
        {
            breaches.Add($"{path} is no {kind}: {value}");
        }
    }

    private static bool IsAbsolute(string uri) => Reference.IsMatch(uri) && Uri.TryCreate(uri, UriKind.Absolute, out _);

    private static bool CheckStructure(JsonElement value, string kind, string path, List<string> breaches)
    {
        if (kind[0] == '[')
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                return false;
            }

            foreach ((int index, JsonElement element) in value.EnumerateArray().Index())
            {
                Check(element, kind[1..], $"{path}[{index}]", breaches);
            }

            return true;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        if (kind[0] == '{')
        {
            foreach (JsonProperty property in value.EnumerateObject())
            {
                Check(property.Value, kind[1..], $"{path}.{property.Name}", breaches);
            }

            return true;
        }

        Dictionary<string, (bool IsRequired, string Kind)> known = Objects[kind].Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].TrimEnd('*'), pair => (pair[0].EndsWith('*'), pair[1]));
        foreach ((string name, _) in known.Where(pair => pair.Value.IsRequired && !value.TryGetProperty(pair.Key, out _)))
        {
            breaches.Add($"{path} has no {name}");
        }

        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (known.TryGetValue(property.Name, out (bool IsRequired, string Kind) expected))
            {
                Check(property.Value, expected.Kind, $"{path}.{property.Name}", breaches);
            }
            else
            {
                breaches.Add($"{path} has an unknown {property.Name}");
            }
        }

        return true;
    }

    /// <summary>A result's rule is the one at its index, its base is declared, its region does not end before it begins; rules are named once.</summary>
    private static void CheckReferences(JsonElement log, List<string> breaches)
    {
        JsonElement run = log.GetProperty("runs")[0];
        string[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!)];
        if (rules.Distinct(StringComparer.Ordinal).Count() != rules.Length)
        {
            breaches.Add("a rule is there twice");
        }

        foreach (JsonElement result in run.GetProperty("results").EnumerateArray())
        {
            JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            JsonElement region = place.GetProperty("region");
            bool isSound = rules[result.GetProperty("ruleIndex").GetInt32()] == result.GetProperty("ruleId").GetString()
                && run.GetProperty("originalUriBaseIds").TryGetProperty(place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString()!, out _)
                && region.GetProperty("endColumn").GetInt32() >= region.GetProperty("startColumn").GetInt32();
            if (!isSound)
            {
                breaches.Add($"does not hang together: {result}");
            }
        }
    }
}
