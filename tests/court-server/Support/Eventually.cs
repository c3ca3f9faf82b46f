namespace Arbitration.Court.Tests.Support;

/// <summary>For what happens by itself and tells nobody.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<bool> holds, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"waited 30 s for {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }
}
