using System.Collections.Concurrent;
using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Evidence;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Media;
using Arbitration.Media.Contract;
using Grpc.Core;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>
/// Brings the node the images and clips that it shows, apart from the hearing's turn: what is on display until it is there, and the pages beside it
/// so that a flip is quick. The node keeps what it has, so bringing a page twice is only wasted.
/// </summary>
internal sealed partial class BringPages(NodePages node, ExhibitPages pages, TimeProvider time, ILogger<BringPages> log) : BackgroundService, IHearingListener, IMediaListener
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestAhead = TimeSpan.FromSeconds(1.5);
    private readonly ConcurrentDictionary<string, ImmutableArray<ShownFile>> _shown = [];
    private readonly ConcurrentDictionary<string, ImmutableArray<ShownFile>> _beside = [];
    private readonly ConcurrentDictionary<(string Hearing, string Sha256), bool> _there = [];
    private readonly SemaphoreSlim _changed = new(0);

    /// <summary>Before something is shown: it lands on its frame when the node has it by then. A node that is away holds nobody up.</summary>
    public async Task AheadAsync(string hearing, ShownFile file, ImmutableArray<ShownFile> beside, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongestAhead);
        try
        {
            await BringAsync(hearing, file, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            LogSlow(log, hearing);
        }
        _beside[hearing] = beside;
        _changed.Release();
    }

    public void OnAwake(HearingRoster roster, HearingReading reading) => Note(roster.HearingId.Value, reading);

    public void OnHappened(HearingNews news) => Note(news.Hearing, news.Reading);

    // The node came or went: another may have taken its place, with an empty disk.
    public void OnConditions(string hearing)
    {
        foreach (var key in _there.Keys.Where(key => key.Hearing == hearing)) _there.TryRemove(key, out _);
        _changed.Release();
    }

    public void OnSources(string hearing, ImmutableArray<MediaSource> sources) { }
    public void OnSpeaking(string hearing, ImmutableArray<string> seats) { }
    public void OnReception(string hearing, Reception reception) { }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var (hearing, file) in Missing())
            {
                try
                {
                    await BringAsync(hearing, file, stoppingToken);
                }
                catch (Exception fault) when (fault is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
                {
                    LogFailed(log, hearing, fault);
                }
            }
            await WaitAsync(stoppingToken);
        }
    }

    private List<(string Hearing, ShownFile File)> Missing() =>
        [.. _shown.Concat(_beside).SelectMany(one => one.Value.Select(file => (one.Key, file))).Where(one => !_there.ContainsKey((one.Key, one.file.Sha256)))];

    private async Task BringAsync(string hearing, ShownFile file, CancellationToken ct)
    {
        if (_there.ContainsKey((hearing, file.Sha256))) return;
        if (!FileId.TryParse(file.File, out var id) || await pages.OpenShownAsync(id, file.Page, ct) is not { } image)
        {
            // Nothing to bring will ever be there.
            _there[(hearing, file.Sha256)] = false;
            LogGone(log, hearing);
            return;
        }
        await using var content = image.Content;
        try
        {
            if (await node.PutAsync(hearing, file.Sha256, file.Page == 0 ? Shown.Types.Kind.Clip : Shown.Types.Kind.Page, content, ct)) _there[(hearing, file.Sha256)] = true;
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.InvalidArgument or StatusCode.ResourceExhausted)
        {
            _there[(hearing, file.Sha256)] = false;
            LogRefused(log, hearing, refused.Status.Detail);
        }
    }

    private void Note(string hearing, HearingReading reading)
    {
        var state = reading.State.Of<DisplayState>();
        ImmutableArray<ShownFile> shown = state.IsEmpty ? [] : [.. state.All.Append(state.Before).OfType<IOnDisplay>().Select(one => one.File)];
        if (_shown.TryGetValue(hearing, out var former) && former.SequenceEqual(shown)) return;
        _shown[hearing] = shown;
        if (shown.IsEmpty) _beside.TryRemove(hearing, out _);
        else _changed.Release();
    }

    private async Task WaitAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var waiting = _changed.WaitAsync(limit.Token);
        await Task.WhenAny(waiting, Missing().Count > 0 ? Task.Delay(Again, time, limit.Token) : Task.Delay(Timeout.InfiniteTimeSpan, time, limit.Token));
        await limit.CancelAsync();
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hearing {Hearing}: a page reaches the node only after it is shown")]
    private static partial void LogSlow(ILogger log, string hearing);

    [LoggerMessage(Level = LogLevel.Error, Message = "Hearing {Hearing}: a page on display is not in the file store; the recording is without it")]
    private static partial void LogGone(ILogger log, string hearing);

    [LoggerMessage(Level = LogLevel.Error, Message = "Hearing {Hearing}: the node does not take a page on display: {Detail}")]
    private static partial void LogRefused(ILogger log, string hearing, string detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "Hearing {Hearing}: a page could not be brought to the node; it is tried again")]
    private static partial void LogFailed(ILogger log, string hearing, Exception fault);
}
