using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>What the watch over the recorder wants done.</summary>
internal abstract record RecorderNews
{
    /// <summary>A command for the hearing.</summary>
    internal sealed record Tell(HearingCommand Command) : RecorderNews;

    /// <summary>Start a recorder: raise the epoch with this base.</summary>
    internal sealed record RaiseEpoch(long HearingUs, long NodeUs, string NodeStart) : RecorderNews;
}
