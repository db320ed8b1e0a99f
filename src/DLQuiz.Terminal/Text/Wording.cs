using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using DLQuiz.Core.Model;

namespace DLQuiz.Terminal.Text;

/// <summary>The words of the screens in the learner's language, which is the thread's UI culture; English where a translation is missing.</summary>
public static class Wording
{
    /// <summary>Languages with a catalogue, beside English.</summary>
    private static readonly FrozenDictionary<string, string> Folders = new Dictionary<string, string> { ["zh"] = "zh-Hans" }.ToFrozenDictionary();

    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> Catalogues = new(StringComparer.Ordinal);

    /// <summary>Give it a literal or an interpolated string: what was put together before cannot be found in a catalogue.</summary>
    public static string Of(Phrase english)
    {
        ArgumentNullException.ThrowIfNull(english);
        FrozenDictionary<string, string> catalogue = CatalogueOf(CultureInfo.CurrentUICulture);
        return english.Say(catalogue.GetValueOrDefault);
    }

    /// <summary>By English template; empty for English itself and for languages without a catalogue.</summary>
    internal static FrozenDictionary<string, string> CatalogueOf(CultureInfo culture) =>
        Folders.TryGetValue(culture.TwoLetterISOLanguageName, out string? folder)
            ? Catalogues.GetOrAdd(folder, Read)
            : FrozenDictionary<string, string>.Empty;

    /// <summary>Of each file of a language, its name and text.</summary>
    internal static IEnumerable<(string Name, string Text)> FilesOf(string folder)
    {
        Assembly here = typeof(Wording).Assembly;
        foreach (string name in here.GetManifestResourceNames().Where(name => name.StartsWith($"Wording/{folder}/", StringComparison.Ordinal)))
        {
            using Stream stream = here.GetManifestResourceStream(name)!;
            using StreamReader reader = new(stream);
            yield return (name, reader.ReadToEnd());
        }
    }

    private static FrozenDictionary<string, string> Read(string folder) => FilesOf(folder)
        .SelectMany(file => PortableObject.Read(file.Text))
        .DistinctBy(entry => entry.English)
        .ToFrozenDictionary(entry => entry.English, entry => entry.Translation, StringComparer.Ordinal);
}
