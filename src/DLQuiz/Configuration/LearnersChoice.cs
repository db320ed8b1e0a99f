using System.Globalization;
using DLQuiz.Core.Model;
using DLQuiz.Core.Scheduling;

namespace DLQuiz.Configuration;

/// <summary>What a learner has chosen by a command and the store keeps, which counts before the file.</summary>
internal static class LearnersChoice
{
    /// <summary>Null where nothing was chosen.</summary>
    public static string? Of(Setting setting, IStore? store)
    {
        if (store is null || setting.LearnersCommand is null)
        {
            return null;
        }

        if (setting == KnownSettings.Leech)
        {
            return LearnerSetting.Leech.Own(store);
        }

        SchedulerSettings schedule = Workspace.SettingsOf(store);
        return setting == KnownSettings.Scheduler ? schedule.Scheduler : schedule.Retention?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Changes it where there is one, so that the change counts; null takes it back, and the file decides again.</summary>
    /// <returns>Why the value is none of the setting's.</returns>
    public static Phrase? Change(IStore store, Setting setting, string? value, out bool isChanged)
    {
        isChanged = false;
        if (Of(setting, store) is null)
        {
            return null;
        }

        string? known = null;
        if (value is not null)
        {
            SettingReading reading = setting.Read(value);
            if (reading.Value is null)
            {
                return $"{reading.Problem} {reading.Cure}";
            }

            known = reading.Value;
        }

        isChanged = true;
        if (setting == KnownSettings.Leech)
        {
            store.SetSetting(LearnerSetting.Leech.Name, known ?? "");
            return null;
        }

        SchedulerSettings schedule = Workspace.SettingsOf(store);
        schedule = setting == KnownSettings.Scheduler
            ? schedule with { Scheduler = known }
            : schedule with { Retention = known is null ? null : double.Parse(known, CultureInfo.InvariantCulture) };
        store.SetSetting(SchedulerSettings.Key, schedule.ToJson());
        return null;
    }
}
