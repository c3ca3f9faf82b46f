using System.Threading.Channels;
using Arbitration.Media.Contract;
using Grpc.Core;

namespace Arbitration.Court.Media;

/// <summary>
/// Listens to one room of the node until it is stopped, and begins again when the node goes: 0.5, 1, 2, 2 … s, without end.
/// Rows go through a queue of their own, so that storing a backlog does not hold up the heartbeats behind it.
/// </summary>
internal sealed partial class RoomWatch(
    string room, NodeChannel node, IEnumerable<IManifestRowListener> keepers, IRoomReports reports, TimeProvider time, ILogger<RoomWatch> log)
{
    // A few rows before the last stored one come again: the end of the recorded time is learnt from them after a restart.
    private const long RowsRepeated = 20;
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];
    private readonly IManifestRowListener[] _keepers = [.. keepers];
    private long _oneWayUs;

    public async Task RunAsync(CancellationToken stop)
    {
        for (var failures = 0; !stop.IsCancellationRequested;)
        {
            try
            {
                var heard = await WatchOnceAsync(stop);
                failures = heard ? 0 : failures + 1;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (RpcException lost)
            {
                if (failures++ == 0) LogLost(log, room, lost.StatusCode);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                failures++;
                LogFault(log, room, fault);
            }
            if (stop.IsCancellationRequested) return;
            reports.OnWatchLost();
            var pause = Pauses[Math.Clamp(failures - 1, 0, Pauses.Length - 1)];
            await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> WatchOnceAsync(CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var since = reports.WantsAllRows ? 0 : Math.Max(0, await LastRowAsync(ended.Token) - RowsRepeated);
        await MeasureRoundTripAsync(ended.Token);
        using var call = node.Client.Watch(new WatchRequest { Room = room, SinceRow = since }, cancellationToken: ended.Token);
        var queue = Channel.CreateBounded<ManifestRowLine>(new BoundedChannelOptions(65_536) { SingleReader = true, SingleWriter = true });
        var keeping = KeepRowsAsync(queue.Reader, ended);
        reports.OnWatchBegun();
        var heard = false;
        try
        {
            await foreach (var report in call.ResponseStream.ReadAllAsync(ended.Token))
            {
                heard = true;
                if (report.WhatCase == Report.WhatOneofCase.Row)
                {
                    reports.OnRow(ManifestFacts.Read(report.Row.Json));
                    await queue.Writer.WriteAsync(new ManifestRowLine(report.Row.Row, report.Row.Json), ended.Token);
                }
                else
                {
                    Tell(report);
                }
            }
        }
        finally
        {
            queue.Writer.TryComplete();
            if (stop.IsCancellationRequested) await ended.CancelAsync();
            await keeping;
        }
        return heard;
    }

    private void Tell(Report report)
    {
        switch (report.WhatCase)
        {
            case Report.WhatOneofCase.Heartbeat: reports.OnHeartbeat(report.Heartbeat, _oneWayUs); break;
            case Report.WhatOneofCase.Source: reports.OnSource(report.Source); break;
            case Report.WhatOneofCase.Levels: reports.OnLevels(report.Levels); break;
            case Report.WhatOneofCase.Alarm: reports.OnAlarm(report.Alarm); break;
            case Report.WhatOneofCase.Reception: reports.OnReception(report.Reception); break;
        }
    }

    private async Task KeepRowsAsync(ChannelReader<ManifestRowLine> rows, CancellationTokenSource ended)
    {
        try
        {
            await foreach (var row in rows.ReadAllAsync(ended.Token))
                foreach (var keeper in _keepers) await keeper.OnRowAsync(room, row, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The watch begins again from the last stored row, so this row comes once more.
            LogRowNotKept(log, room, fault);
            await ended.CancelAsync();
        }
    }

    private async Task<long> LastRowAsync(CancellationToken ct)
    {
        var last = long.MaxValue;
        foreach (var keeper in _keepers) last = Math.Min(last, await keeper.LastRowAsync(room, ct));
        return _keepers.Length == 0 ? 0 : last;
    }

    private async Task MeasureRoundTripAsync(CancellationToken ct)
    {
        // The first call also opens the connection; the second one measures.
        await node.Client.HealthAsync(new HealthRequest(), deadline: time.GetUtcNow().UtcDateTime.AddSeconds(2), cancellationToken: ct);
        var sent = time.MonotonicUs();
        await node.Client.HealthAsync(new HealthRequest(), deadline: time.GetUtcNow().UtcDateTime.AddSeconds(2), cancellationToken: ct);
        _oneWayUs = (time.MonotonicUs() - sent) / 2;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Room {Room}: the media node went away ({Status}); watching again")]
    private static partial void LogLost(ILogger log, string room, StatusCode status);

    [LoggerMessage(Level = LogLevel.Error, Message = "Room {Room}: the watch failed; watching again")]
    private static partial void LogFault(ILogger log, string room, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Room {Room}: a manifest row could not be stored; it is asked for again")]
    private static partial void LogRowNotKept(ILogger log, string room, Exception fault);
}
