using Arbitration.Court.Access;
using Arbitration.Court.Media;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom;

/// <summary>When a link is revoked, whoever sits there is shown out, picture and sound included.</summary>
internal sealed partial class ExpelRevoked(CourtroomPages pages, NodeSignalling node, TimeProvider time, ILogger<ExpelRevoked> log) : ILinkListener
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private const int Attempts = 120;

    public async Task OnRevokedAsync(HearingId hearing, SeatId seat, CancellationToken ct)
    {
        pages.Expel(hearing.Value, seat.Value, "link.revoked");
        if (!await EndedAsync(hearing.Value, seat.Value, ct)) _ = EndLaterAsync(hearing.Value, seat.Value);
    }

    /// <summary>The gateway goes on while the node is away, and so would the person's picture; the node is asked until it answers.</summary>
    private async Task EndLaterAsync(string hearing, string seat)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await Task.Delay(Again, time);
            if (await EndedAsync(hearing, seat, CancellationToken.None)) return;
        }

        LogGivenUp(log, hearing, seat);
    }

    private async Task<bool> EndedAsync(string hearing, string seat, CancellationToken ct)
    {
        try
        {
            await node.ExpelAsync(hearing, seat, ct);
            return true;
        }
        catch (RuleRefused refused)
        {
            // A room that the node does not know has nobody in it.
            return refused.Code == "media.unknown-session";
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Hearing {Hearing}: the media of seat {Seat}, whose link was revoked, could not be ended: the node did not answer")]
    private static partial void LogGivenUp(ILogger log, string hearing, string seat);
}
