using System.Diagnostics;

namespace Arbitration.Testing;

/// <summary>Waiting for something to become true, with a limit and a failure that says what was waited for.</summary>
public static class Wait
{
    public static async Task<TimeSpan> UntilAsync(string what, Func<Task<bool>> holds, TimeSpan limit)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(began) > limit) throw new TimeoutException($"Waited {limit.TotalSeconds:0.#} s in vain for: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    public static Task<TimeSpan> UntilAsync(string what, Func<bool> holds, TimeSpan limit) => UntilAsync(what, () => Task.FromResult(holds()), limit);
}
