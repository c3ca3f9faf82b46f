using Arbitration.Media.Contract;
using Arbitration.Media.Tests.Node;
using Grpc.Core;

namespace Arbitration.Bench.Load;

/// <summary>What a running node says of a room each second.</summary>
internal sealed class NodeWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _first = new();
    private readonly Task _reading;
    private Heartbeat _latest = new();

    internal NodeWatch(string socket, string room) => _reading = ReadAsync(NodeSocket.Client(socket), new WatchRequest { Room = room, SinceRow = long.MaxValue });

    /// <summary>Of this second.</summary>
    internal async Task<Heartbeat> NextAsync()
    {
        await _first.Task.WaitAsync(TimeSpan.FromSeconds(10));
        return Volatile.Read(ref _latest);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _stop.Dispose();
    }

    private async Task ReadAsync(MediaNode.MediaNodeClient client, WatchRequest request)
    {
        try
        {
            using AsyncServerStreamingCall<Report> call = client.Watch(request, cancellationToken: _stop.Token);
            await foreach (Report report in call.ResponseStream.ReadAllAsync(_stop.Token))
            {
                if (report.Heartbeat is { } heartbeat)
                {
                    Volatile.Write(ref _latest, heartbeat);
                    _first.TrySetResult();
                }
            }
        }
        catch (Exception ended) when (_stop.IsCancellationRequested && ended is RpcException or OperationCanceledException)
        {
            return;
        }
        catch (RpcException failed)
        {
            // Whoever asks next is told; nobody waits for the reading itself.
            _first.TrySetException(failed);
        }
    }
}
