using DLQuiz.Core.Model;

namespace DLQuiz.Configuration;

/// <summary>Where a value in force comes from; the earlier of these cases decides before the later.</summary>
internal abstract record Origin
{
    private Origin()
    {
    }

    /// <summary>For a person: <c>config.toml:3</c>.</summary>
    public abstract string Words { get; }

    /// <summary>For a screen.</summary>
    public abstract Phrase Phrase { get; }

    /// <summary>For a script: <c>file</c>.</summary>
    public abstract string Kind { get; }

    public sealed record CommandLine : Origin
    {
        public override string Words => "--set";

        public override Phrase Phrase => "the command line";

        public override string Kind => "command line";
    }

    public sealed record Variable(string Name) : Origin
    {
        public override string Words => Name;

        public override Phrase Phrase => $"the environment: {Name}";

        public override string Kind => "environment";
    }

    /// <summary>Kept in the store by a command.</summary>
    public sealed record Learner(string Command) : Origin
    {
        public override string Words => Command;

        public override Phrase Phrase => $"your own choice: {Command}";

        public override string Kind => "learner";
    }

    public sealed record File(string Path, int Line) : Origin
    {
        public override string Words => $"{Places.Near(Path)}:{Line}";

        public override Phrase Phrase => $"line {Line} of your file";

        public override string Kind => "file";
    }

    public sealed record Default : Origin
    {
        public override string Words => "default";

        public override Phrase Phrase => "default";

        public override string Kind => "default";
    }
}

/// <summary>A setting in force.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Value">As it is set: <c>auto</c>.</param>
/// <param name="Origin">Who set it.</param>
/// <param name="Means">What that comes to here, with its reason, where the value does not say it: <c>en, from LANG</c>.</param>
internal sealed record SettingInForce(Setting Setting, string Value, Origin Origin, Phrase? Means = null);
