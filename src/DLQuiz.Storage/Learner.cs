using System.Globalization;
using System.Security.Cryptography;

using DLQuiz.Core.Model;
using DLQuiz.Storage.Sql;

namespace DLQuiz.Storage;

/// <summary>Whose log it is; found, or added with a state for every card, when first asked for.</summary>
/// <param name="database">The store's.</param>
/// <param name="given">Null for the only learner of the store.</param>
internal sealed class Learner(Database database, string? given)
{
    private const long WholeStore = 0;

    private const string DeviceSetting = "device";

    private const string OnlyLearner = "me";

    private Identity? known;

    public long Id => Known.Id;

    public string Name => given ?? Known.Name;

    /// <summary>The device whose entries are written: the learner's own, so that many on one server need not wait for one another.</summary>
    public long Device => Known.Device;

    /// <summary>Whether this store added the learner.</summary>
    public bool IsNew { get; private set; }

    private Identity Known => known ??= Find() ?? database.Write(() =>
    {
        database.HoldCollection();
        return Find() ?? Add(); // another process may have been faster
    });

    /// <exception cref="StoreException">The store has several learners and none was named.</exception>
    public void Introduce() => _ = Known;

    private Identity? Find()
    {
        if (Among(database[LearnerSql.All].All(row => (Id: row.GetInt64(0), Name: row.GetString(1)))) is not { } learner)
            return null;

        // Stores of the first version had one device for all.
        return (SettingIn(learner.Id) ?? SettingIn(WholeStore)) is { } device ? new Identity(learner.Id, learner.Name, ToDevice(device)) : null;
    }

    private (long Id, string Name)? Among(List<(long Id, string Name)> learners)
    {
        if (given is not null)
            return learners.FindIndex(one => one.Name == given) is >= 0 and var at ? learners[at] : null;

        return learners.Count switch
        {
            0 => null,
            1 => learners[0],
            _ => throw new StoreException($"This store has several learners ({string.Join(", ", learners.Select(one => one.Name))}): say which with --learner."),
        };
    }

    private Identity Add()
    {
        (long id, string name) = Among(database[LearnerSql.All].All(row => (row.GetInt64(0), row.GetString(1)))) ?? AddLearner(given ?? OnlyLearner);
        long device = 1 + RandomNumberGenerator.GetInt32(int.MaxValue) + ((long)RandomNumberGenerator.GetInt32(int.MaxValue) << 31);
        database[LearnerSql.AddDevice].Run(device, Environment.MachineName);
        database[LearnerSql.SaveSetting].Run(id, DeviceSetting, FormattableString.Invariant($"{device:x16}"));
        return new Identity(id, name, device);
    }

    private (long Id, string Name) AddLearner(string name)
    {
        long id = database[LearnerSql.Add].First(Columns.Long, name);
        database[CardSql.PlaceStatesOfLearner].Run(id, CardState.Fresh.EaseX100, false);
        new DeckTallies(database).CountLearner(id);
        IsNew = true;
        return (id, name);
    }

    private string? SettingIn(long scope) => database[LearnerSql.Setting].First(row => row.GetString(0), scope, DeviceSetting);

    private static long ToDevice(string hexadecimal) => long.TryParse(hexadecimal, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long device)
        ? device
        : throw new StoreException($"The store's device id, “{hexadecimal}”, is damaged. Restore a backup.");

    private sealed record Identity(long Id, string Name, long Device);
}
