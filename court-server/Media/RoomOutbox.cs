using Arbitration.Media.Contract;
using Grpc.Core;

namespace Arbitration.Court.Media;

/// <summary>Sends a room's desired state to the node, again each second until the node says that it reached that version.</summary>
internal sealed partial class RoomOutbox(string room, NodeChannel node, TimeProvider time, ILogger<RoomOutbox> log)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly Lock _gate = new();
    private Room? _desired;
    private long _reached;

    /// <summary>The version that the node reached, as it last said.</summary>
    public long Reached
    {
        get { lock (_gate) return _reached; }
    }

    public void Desire(Room desired)
    {
        lock (_gate) _desired = desired;
        Wake();
    }

    /// <summary>From a heartbeat. A node that lost its state says an older version and is sent the newest again.</summary>
    public void NoteReached(long version)
    {
        lock (_gate)
        {
            if (_reached == version) return;
            _reached = version;
        }
        Wake();
    }

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (Pending() is { } desired) await SendAsync(desired, stop);
            await WaitAsync(stop);
        }
    }

    private Room? Pending()
    {
        lock (_gate) return _desired is { } desired && desired.Version != _reached ? desired : null;
    }

    private async Task SendAsync(Room desired, CancellationToken stop)
    {
        try
        {
            await node.Client.ConvergeAsync(desired, deadline: time.GetUtcNow().UtcDateTime + Limit, cancellationToken: stop);
        }
        catch (RpcException refused) when (refused.StatusCode == StatusCode.FailedPrecondition)
        {
            LogRefused(log, room, desired.Version, refused.Status.Detail);
        }
        catch (RpcException away) when (!stop.IsCancellationRequested)
        {
            LogNotSent(log, room, desired.Version, away.StatusCode);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var waiting = _changed.WaitAsync(limit.Token);
        await Task.WhenAny(waiting, Task.Delay(Again, time, limit.Token));
        await limit.CancelAsync();
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Wake()
    {
        lock (_gate)
            if (_changed.CurrentCount == 0) _changed.Release();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Room {Room}: the node refused version {Version}: {Detail}")]
    private static partial void LogRefused(ILogger log, string room, long version, string detail);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Room {Room}: version {Version} not sent ({Status}); it is sent again")]
    private static partial void LogNotSent(ILogger log, string room, long version, StatusCode status);
}
