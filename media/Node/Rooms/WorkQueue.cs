using System.Threading.Channels;

namespace Arbitration.Media.Node;

/// <summary>Does one thing after the other, in the order given, so that a room's state needs no locks.</summary>
internal sealed class WorkQueue : IAsyncDisposable
{
    private readonly Channel<Func<Task>> _work = Channel.CreateUnbounded<Func<Task>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Action<Exception, string> _failed;
    private readonly Task _loop;

    /// <param name="failed">Told of what was thrown by work that nobody waits for.</param>
    public WorkQueue(Action<Exception, string> failed)
    {
        _failed = failed;
        _loop = Task.Run(RunAsync);
    }

    public void Post(string what, Func<Task> work) => _work.Writer.TryWrite(async () =>
    {
        try
        {
            await work();
        }
        catch (Exception thrown)
        {
            _failed(thrown, what);
        }
    });

    public Task<T> AskAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var taken = _work.Writer.TryWrite(async () =>
        {
            try
            {
                cancel.ThrowIfCancellationRequested();
                answer.SetResult(await work());
            }
            catch (Exception thrown)
            {
                answer.SetException(thrown);
            }
        });
        return taken ? answer.Task : Task.FromException<T>(new OperationCanceledException("the room is closing"));
    }

    public async ValueTask DisposeAsync()
    {
        _work.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync()) await work();
    }
}
