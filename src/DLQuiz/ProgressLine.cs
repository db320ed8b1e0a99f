using System.Globalization;

namespace DLQuiz;

/// <summary>One line on standard error that shows how far a long piece of work is; nothing for work under a second or without a terminal.</summary>
internal sealed class ProgressLine(World world, string what) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly Lock drawing = new();
    private bool isShown;

    /// <param name="done">Pieces done.</param>
    /// <param name="all">Pieces in all.</param>
    /// <param name="elapsed">Since the start.</param>
    public void Show(int done, int all, TimeSpan elapsed) => Show(done, all, elapsed, detail: "");

    /// <param name="done">Pieces done.</param>
    /// <param name="all">Pieces in all.</param>
    /// <param name="elapsed">Since the start.</param>
    /// <param name="detail">What else there is to say; a few words.</param>
    public void Show(int done, int all, TimeSpan elapsed, string detail)
    {
        if (!world.IsErrorTerminal || elapsed < Patience || done == 0)
        {
            return;
        }

        double rate = done / elapsed.TotalSeconds;
        TimeSpan left = TimeSpan.FromSeconds((all - done) / rate);
        lock (drawing)
        {
            world.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done}/{all} {what}, {rate:0.#}/s, {left:m\\:ss} left{(detail.Length > 0 ? ", " + detail : "")} "));
            isShown = true;
        }
    }

    public void Clear()
    {
        lock (drawing)
        {
            if (isShown)
            {
                world.Error.Write("\r" + new string(' ', 78) + "\r");
                isShown = false;
            }
        }
    }

    public void Dispose() => Clear();
}
