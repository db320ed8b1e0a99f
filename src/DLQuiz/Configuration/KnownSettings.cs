using System.Collections.Immutable;
using DLQuiz.Compute;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Configuration;

/// <summary>Every setting of the program, in the order of file, page and screen.</summary>
internal static class KnownSettings
{
    public static readonly ChoiceSetting Language = new("language", "auto", "The language of the screens; auto takes it from LC_ALL, LC_MESSAGES or LANG.")
    {
        Values = () => ["auto", "en", "zh-Hans"],
        Effect = "Every screen. Decks, commands and findings keep their language.",
    };

    public static readonly ChoiceSetting Theme = new("theme", "auto", "Colours for a light or a dark background, or none; auto asks the terminal, and NO_COLOR.")
    {
        Values = () => ["auto", "light", "dark", "none"],
        Effect = "Every screen. With `none` bold, underline and reverse say what colours would.",
    };

    public static readonly ClockSetting Rollover = new("rollover", "04:00", "12:00", "When a new study day begins, so that a late evening still belongs to its day.")
    {
        Effect = "What is due today, limits, streak and forecast, the day a review is logged on, the daily backup. Days in the log stay as they are.",
    };

    public static readonly ZoneSetting TimeZone = new("timezone", "Where your days are; auto is the machine's time zone, which a server may have set to another.")
    {
        Effect = "As `rollover`, and times that commands print.",
    };

    public static readonly CountSetting NewPerDay = new("limits.new", 20, 0, 9_999, "New cards a day, for all decks that state no limit of their own.")
    {
        Effect = "Home, `due`, `review`, `simulate`. A deck's `new-per-day` in its front matter counts before it.",
    };

    public static readonly CountSetting ReviewsPerDay = new("limits.reviews", 200, 0, 9_999, "Reviews a day, for all decks that state no limit of their own.")
    {
        Effect = "As `limits.new`. A deck's `reviews-per-day` counts before it.",
    };

    public static readonly CountSetting Grades = new("review.grades", 4, 4, 6, "Grades to choose from: 4 are again, hard, good, easy; 6 are the qualities 0 to 5 of SM-2.")
    {
        Only = [4, 6],
        Effect = "The keys under an answer.",
    };

    public static readonly CountSetting Ahead = new("review.ahead", 7, 1, 366, "How many days studying ahead goes ahead.")
    {
        Effect = "The key `a` on Home and after the day's last card. `dlquiz review --ahead DAYS` says it for once.",
    };

    public static readonly ChoiceSetting Leech = new("leech", "tag", "What becomes of a card that was forgotten eight times: it is marked, or suspended as well.")
    {
        Values = () => LearnerSetting.Leech.Values,
        LearnersCommand = "dlquiz set leech",
        Effect = "From the next forgetting on.",
    };

    public static readonly ChoiceSetting Scheduler = new("scheduler", "sm2", "What schedules the decks whose notes name no scheduler.")
    {
        Values = () => ["sm2", .. Schedulers.All.Select(rule => rule.Name).Where(name => name != "sm2")],
        IsPartOfHistory = true,
        LearnersCommand = "dlquiz schedule --use",
        Effect = "Every interval. A change is noticed at the next start, and replays your log; nothing is lost.",
    };

    public static readonly ShareSetting Retention = new("retention", Fsrs6.DefaultRetention, Fsrs6.LowestRetention, Fsrs6.HighestRetention, "The probability of recall at which fsrs6 shows a card again.")
    {
        IsPartOfHistory = true,
        LearnersCommand = "dlquiz schedule --retention",
        Effect = "As `scheduler`, for decks under `fsrs6`.",
    };

    public static readonly CommandSetting Editor = new("editor", "The command that opens a note, with {file} and {line}; empty is VISUAL or EDITOR of the environment.")
    {
        Effect = "Opening a card's note. The words are handed to the program as they are, not to a shell.",
    };

    public static readonly TruthSetting Plain = new("plain", "Plain lines instead of screens, as for a screen reader or a slow connection.")
    {
        Effect = "`dlquiz` prints the agenda, `dlquiz review` asks line by line.",
    };

    /// <summary>Those above all headings first, as TOML wants it.</summary>
    public static readonly ImmutableArray<Setting> All =
        [Language, Theme, Rollover, TimeZone, Leech, Scheduler, Retention, Editor, Plain, NewPerDay, ReviewsPerDay, Grades, Ahead];

    public static Setting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);

    /// <summary>The name that was meant: a misspelt one, or one without its heading or with another's.</summary>
    public static string? Nearest(string name)
    {
        string last = name[(name.LastIndexOf('.') + 1)..];
        return Spelling.Nearest(name, All.Select(setting => setting.Name))
            ?? All.FirstOrDefault(setting => setting.Key == last)?.Name
            ?? (Spelling.Nearest(last, All.Select(setting => setting.Key)) is { } key ? All.First(setting => setting.Key == key).Name : null);
    }
}
