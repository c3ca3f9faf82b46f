using Arbitration.Court.Media;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom;

/// <summary>Ends everything that a seat, or one device of it, sends and receives at the gateway, whatever its page does.</summary>
internal sealed partial class CutMedia(NodeSignalling node, TimeProvider time, ILogger<CutMedia> log)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);
    private const int Attempts = 120;

    /// <param name="isStillOut">Asked before each further attempt: who was let in again in the meantime is left alone.</param>
    /// <param name="device">As sources name it; empty: all of the seat's.</param>
    public async Task RunAsync(string hearing, string seat, Func<bool> isStillOut, CancellationToken ct, string device = "")
    {
        if (!await EndedAsync(hearing, seat, device, ct)) _ = EndLaterAsync(hearing, seat, device, isStillOut);
    }

    /// <summary>The gateway goes on while the node is away, and so would the person's picture; the node is asked until it answers.</summary>
    private async Task EndLaterAsync(string hearing, string seat, string device, Func<bool> isStillOut)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            await Task.Delay(Again, time);
            if (!isStillOut() || await EndedAsync(hearing, seat, device, CancellationToken.None)) return;
        }

        LogGivenUp(log, hearing, seat);
    }

    private async Task<bool> EndedAsync(string hearing, string seat, string device, CancellationToken ct)
    {
        try
        {
            await node.ExpelAsync(hearing, seat, device, ct);
            return true;
        }
        catch (RuleRefused refused)
        {
            // A room that the node does not know has nobody in it.
            return refused.Code == "media.unknown-session";
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Hearing {Hearing}: the media of seat {Seat}, who may not be in the room, could not be ended: the node did not answer")]
    private static partial void LogGivenUp(ILogger log, string hearing, string seat);
}
