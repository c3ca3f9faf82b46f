using System.Threading.Channels;
using Arbitration.Court.Cases;
using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// One page that holds a seat. Messages leave through a queue of its own, so that a slow page holds up nobody; when the queue
/// is full the newest is dropped, and the page fetches what it misses by the next heartbeat.
/// </summary>
internal sealed class PageConnection(string connectionId, string tab, HearingRoster roster, RosterSeat seat, IClientProxy client, Action abort)
{
    private const int LongestQueue = 1024;
    private readonly Channel<(string Method, object? Argument)> _queue =
        Channel.CreateBounded<(string, object?)>(new BoundedChannelOptions(LongestQueue) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });

    public string ConnectionId => connectionId;
    public string Tab => tab;
    /// <summary>People may be added while the page is open.</summary>
    public HearingRoster Roster { get; set; } = roster;
    public RosterSeat Seat => seat;
    public string Hearing { get; } = roster.HearingId.Value;
    public string SeatId { get; } = seat.Seat.Value;

    public SeatAt At => new(Roster, seat);

    /// <summary>What the last heartbeat said apart from time, so that a change of it is told at once.</summary>
    public string LastOffer { get; set; } = "";

    public void Post(string method, object? argument = null) => _queue.Writer.TryWrite((method, argument));

    /// <summary>Ends the queue after what is in it; with <paramref name="thenAbort"/> the connection goes after the last message.</summary>
    public void Close(bool thenAbort)
    {
        if (thenAbort) Post("", null);
        _queue.Writer.TryComplete();
    }

    /// <summary>Sends until the queue is closed. Owned by the connection: its abort ends it.</summary>
    public async Task PumpAsync(CancellationToken aborted)
    {
        try
        {
            await foreach (var (method, argument) in _queue.Reader.ReadAllAsync(aborted))
            {
                if (method == "") abort();
                else if (argument is null) await client.SendAsync(method, aborted);
                else await client.SendAsync(method, argument, aborted);
            }
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            return; // the page is gone; when it comes back it fetches what it missed
        }
    }
}
