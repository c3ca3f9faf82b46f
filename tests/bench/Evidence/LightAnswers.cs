using System.Collections.Concurrent;
using System.Diagnostics;
using Arbitration.Testing;

namespace Arbitration.Bench.Evidence;

/// <summary>Somebody who asks the server for something light all the while: how long they wait tells what else it is busy with.</summary>
internal sealed class LightAnswers : IAsyncDisposable
{
    private static readonly TimeSpan s_each = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentBag<double> _waits = [];
    private readonly Task _asking;

    internal LightAnswers(Caller caller, string path) => _asking = AskAsync(caller, path);

    /// <summary>Of the quiet server, to compare with.</summary>
    internal static async Task<double> P95MsAsync(Caller caller, string path, TimeSpan length)
    {
        await using var answers = new LightAnswers(caller, path);
        await Task.Delay(length, TimeProvider.System);
        return answers.P95Ms;
    }

    internal double P95Ms => _waits.Percentile(0.95);
    internal int Count => _waits.Count;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _asking;
        _stop.Dispose();
    }

    private async Task AskAsync(Caller caller, string path)
    {
        while (!_stop.IsCancellationRequested)
        {
            long asked = Stopwatch.GetTimestamp();
            await caller.GetAsync(path);
            _waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            await Task.Delay(s_each, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
