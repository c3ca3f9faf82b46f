using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Arbitration.Court.Access;
using Arbitration.Court.Shared;
using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <summary>
/// One connected page of a wall screen. It is told how things stand, not what happened: what it did not take in time is overtaken by
/// what is true now, so nothing piles up for a page that is slow, and a page that was away has nothing to fetch.
/// </summary>
internal sealed class WallPage(WallSecret secret, string connectionId, IClientProxy client, Action abort)
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _gate = new();
    private WallView? _newest;
    private object? _beat;
    private JsonObject? _sent;

    public WallSecret Secret => secret;
    public string Screen { get; } = secret.ScreenId.Value;
    public string ConnectionId => connectionId;

    /// <summary>Whose hearing it shows; null: it waits. Guarded by whoever holds the page.</summary>
    public string? Hearing { get; set; }

    public void Show(WallView view)
    {
        lock (_gate) _newest = view;
        _signal.Writer.TryWrite(true);
    }

    /// <summary>Says that what was shown last is still true.</summary>
    public void Beat(string wall, long? hearingUs)
    {
        lock (_gate) _beat = new { wall, hearingUs };
        _signal.Writer.TryWrite(true);
    }

    public void End()
    {
        _signal.Writer.TryComplete();
        abort();
    }

    /// <summary>Sends until the connection ends. Owned by the connection.</summary>
    public async Task PumpAsync(CancellationToken aborted)
    {
        try
        {
            await foreach (var _ in _signal.Reader.ReadAllAsync(aborted)) await SendAsync(aborted);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            return; // the page is gone; when it comes back it is told all of it
        }
    }

    private async Task SendAsync(CancellationToken aborted)
    {
        WallView? view;
        object? beat;
        lock (_gate) (view, _newest, beat, _beat) = (_newest, null, _beat, null);
        if (view is not null)
        {
            var whole = JsonSerializer.SerializeToNode(view, CourtJson.Options)!.AsObject();
            if (MergePatch.Between(_sent, whole) is { } patch) await client.SendAsync("Shown", patch, aborted);
            _sent = whole;
        }
        // After the view, so that a beat never vouches for more than the page has.
        if (beat is not null) await client.SendAsync("Beat", beat, aborted);
    }
}
