using System.Collections.Concurrent;

namespace Arbitration.Bench.Evidence;

/// <summary>When each screen had each page, in milliseconds from the clerk's call.</summary>
internal sealed class Flips
{
    private readonly ConcurrentDictionary<int, double> _asked = [];
    private readonly ConcurrentDictionary<(int Page, string Screen), double> _seen = [];

    /// <summary>By the clock of the machine, which the browsers share.</summary>
    internal static double NowMs => (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    internal void Ask(int page) => _asked[page] = NowMs;

    internal void See(int page, string screen) => See(page, screen, NowMs);

    internal void See(int page, string screen, double atMs)
    {
        if (_asked.ContainsKey(page))
        {
            _seen.TryAdd((page, screen), atMs);
        }
    }

    internal int SeenBy(int page) => _seen.Keys.Count(one => one.Page == page);

    internal IReadOnlyCollection<double> WaitsMs(Func<int, string, bool> of) => [.. _seen.Where(one => of(one.Key.Page, one.Key.Screen)).Select(one => one.Value - _asked[one.Key.Page])];
}
