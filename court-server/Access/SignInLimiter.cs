using System.Collections.Concurrent;

namespace Arbitration.Court.Access;

/// <summary>
/// Counts failed sign-ins per user name, known or not, so that the answer does not tell which names exist. In memory: the
/// account's own lockout is in the database.
/// </summary>
internal sealed class SignInLimiter(TimeProvider time)
{
    internal const int Failures = 5;
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private const int Names = 10_000;
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> _failures = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null when another try is allowed, else how long to wait.</summary>
    public TimeSpan? Wait(string userName) =>
        _failures.TryGetValue(userName, out var failed) && failed.Count >= Failures && failed.Since + Window - time.GetUtcNow() is { Ticks: > 0 } wait
            ? wait : null;

    public void Failed(string userName)
    {
        // Somebody who tries endless names must not fill the memory.
        if (_failures.Count >= Names) _failures.Clear();
        var now = time.GetUtcNow();
        _failures.AddOrUpdate(userName, (1, now), (_, old) => now - old.Since >= Window ? (1, now) : (old.Count + 1, old.Since));
    }

    public void Succeeded(string userName) => _failures.TryRemove(userName, out _);
}
