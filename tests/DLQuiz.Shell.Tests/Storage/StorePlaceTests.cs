using DLQuiz.Storage;

namespace DLQuiz.Shell.Tests.Storage;

public sealed class StorePlaceTests
{
    [Theory]
    [InlineData("option", "variable", "option")]
    [InlineData(null, "variable", "variable")]
    [InlineData("", "variable", "variable")]
    [InlineData(null, "", "default")]
    [InlineData(null, null, "default")]
    public void The_option_comes_before_the_variable_before_the_default(string? option, string? variable, string place) =>
        Assert.Equal(place, StorePlace.Choose(option, variable, () => "default"));

    [Theory]
    [InlineData(PlatformID.Unix, null, "/home/me/.local/share/dlquiz/dlquiz.db")]
    [InlineData(PlatformID.Unix, "", "/home/me/.local/share/dlquiz/dlquiz.db")]
    [InlineData(PlatformID.Unix, "relative", "/home/me/.local/share/dlquiz/dlquiz.db")]
    [InlineData(PlatformID.Unix, "/data", "/data/dlquiz/dlquiz.db")]
    [InlineData(PlatformID.Other, "/data", "/home/me/Library/Application Support/dlquiz/dlquiz.db")]
    [InlineData(PlatformID.Win32NT, "/local", "/local/dlquiz/dlquiz.db")]
    [InlineData(PlatformID.Win32NT, null, "/home/me/AppData/Local/dlquiz/dlquiz.db")]
    public void Each_platform_has_its_own_place(PlatformID platform, string? variable, string place)
    {
        string name = platform == PlatformID.Win32NT ? "LOCALAPPDATA" : "XDG_DATA_HOME";
        Assert.Equal(place, StorePlace.For(platform, asked => asked == name ? variable : null, "/home/me").Replace('\\', '/'));
    }
}
