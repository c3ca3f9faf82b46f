namespace Arbitration.Media.Mixing;

/// <summary>A thread that asks its work how long it may sleep, and asks again then or when it is woken.</summary>
/// <param name="work">Does what is due and returns the µs until it has to be asked again: 0 or less for at once, null to end the thread.</param>
internal sealed class TickThread(string name, Func<long?> work) : IDisposable
{
    private const long LongestSleepUs = 1_000_000;
    private static readonly TimeSpan s_endLimit = TimeSpan.FromSeconds(10);

    private readonly AutoResetEvent _wake = new(false);
    private Thread? _thread;

    /// <summary>Starting twice does nothing; callers start it under a lock of theirs.</summary>
    public void Start()
    {
        if (_thread is null)
        {
            _thread = new Thread(Run) { IsBackground = true, Name = name };
            _thread.Start();
        }
    }

    public void Wake() => _wake.Set();

    /// <summary>Waits for the thread, whose work says by now that it is over.</summary>
    /// <exception cref="TimeoutException">It did not end: what it uses must not be freed, a leak is the lesser evil.</exception>
    public void Dispose()
    {
        _wake.Set();
        if (_thread?.Join(s_endLimit) == false)
        {
            throw new TimeoutException($"The thread '{name}' did not end: is its callback stuck?");
        }
        _wake.Dispose();
    }

    private void Run()
    {
        while (work() is { } sleepUs)
        {
            if (sleepUs > 0)
            {
                _wake.WaitOne(TimeSpan.FromMicroseconds(Math.Min(sleepUs, LongestSleepUs)));
            }
        }
    }
}
