using System.Diagnostics;

namespace Arbitration.Testing;

/// <summary>Waiting for something to become true, with a limit and a failure that says what was waited for.</summary>
public static class Wait
{
    /// <param name="what">What is waited for.</param>
    /// <param name="holds">Asked again until it is true.</param>
    /// <param name="limit">From when on it is a failure.</param>
    /// <param name="instead">What there is when the limit is over, for the failure's message.</param>
    public static async Task<TimeSpan> UntilAsync(string what, Func<Task<bool>> holds, TimeSpan limit, Func<Task<string>>? instead = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(began) > limit)
                throw new TimeoutException($"Waited {limit.TotalSeconds:0.#} s in vain for: {what}{(instead is null ? "" : $"; instead: {await instead()}")}");

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    public static Task<TimeSpan> UntilAsync(string what, Func<bool> holds, TimeSpan limit) => UntilAsync(what, () => Task.FromResult(holds()), limit);
}
