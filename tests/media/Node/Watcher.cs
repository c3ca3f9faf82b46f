using System.Collections.Concurrent;
using Arbitration.Media.Contract;
using Grpc.Core;

namespace Arbitration.Media.Tests.Node;

/// <summary>Watches a room and keeps what it was told.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _reading;

    public Watcher(MediaNode.MediaNodeClient client, string room, long sinceRow = 0) => _reading = ReadAsync(client, new WatchRequest { Room = room, SinceRow = sinceRow });

    public ConcurrentQueue<Report> Reports { get; } = new();
    public Heartbeat? Latest => Reports.LastOrDefault(report => report.Heartbeat is not null)?.Heartbeat;
    public IEnumerable<SourceState> Sources => Reports.Where(report => report.Source is not null).Select(report => report.Source);
    public IEnumerable<ManifestRow> Rows => Reports.Where(report => report.Row is not null).Select(report => report.Row);
    public Reception? Reception => Reports.LastOrDefault(report => report.Reception is not null)?.Reception;
    public IEnumerable<Alarm> Alarms => Reports.Where(report => report.Alarm is not null).Select(report => report.Alarm);

    public Task UntilAsync(Func<Watcher, bool> holds, string what, CancellationToken cancel) =>
        TestNode.WaitUntilAsync(() => Task.FromResult(holds(this)), what, cancel);

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
            using var call = client.Watch(request, cancellationToken: _stop.Token);
            await foreach (var report in call.ResponseStream.ReadAllAsync(_stop.Token)) Reports.Enqueue(report);
        }
        catch (Exception ended) when (ended is RpcException or OperationCanceledException)
        {
            Reports.Enqueue(new Report()); // the end of the stream, of no kind
        }
    }
}
