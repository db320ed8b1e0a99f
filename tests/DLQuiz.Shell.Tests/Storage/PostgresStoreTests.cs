using DLQuiz.Core.Model;

namespace DLQuiz.Shell.Tests.Storage;

public sealed class PostgresStoreContract : StoreContract
{
    private readonly PostgresPlace place = new();

    protected override IStore OpenPlace(string? learner) => place.Open(learner);

    public override void Dispose()
    {
        base.Dispose();
        place.Dispose();
    }
}
