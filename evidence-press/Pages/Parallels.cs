namespace Arbitration.Press;

/// <summary>A few at a time; the first refusal ends the others and is the one that is told.</summary>
internal sealed class Parallels(int width)
{
    public async Task ForEachAsync<T>(IEnumerable<T> items, Func<T, CancellationToken, Task> body, CancellationToken ct)
    {
        Refused? first = null;
        try
        {
            await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = width, CancellationToken = ct }, async (item, stop) =>
            {
                try
                {
                    await body(item, stop);
                }
                catch (Refused refused)
                {
                    Interlocked.CompareExchange(ref first, refused, null);
                    throw;
                }
            });
        }
        catch (Exception) when (first is not null)
        {
            throw first;
        }
    }
}
