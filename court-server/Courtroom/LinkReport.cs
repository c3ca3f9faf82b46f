using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom;

/// <summary>What a page measures of its own connection, every two seconds; transient, and no part of the log.</summary>
/// <param name="LossOut">Share of its packets that did not arrive, 0–1; null when it sends nothing.</param>
/// <param name="LossIn">The worst share lost of what it receives, 0–1; null when it receives nothing.</param>
/// <param name="RoundTripMs">Null while unknown.</param>
/// <param name="KbpsOut">Kilobits a second that it sends.</param>
/// <param name="Microphone">on, off (by the person) or none.</param>
/// <param name="Camera">on, off (by the person) or none.</param>
/// <param name="Howling">Its microphone hears a loudspeaker that plays it.</param>
internal sealed record LinkReport(double? LossOut, double? LossIn, double? RoundTripMs, double KbpsOut, string? Microphone, string? Camera, bool Howling = false)
{
    /// <exception cref="RuleRefused">Numbers that no connection has.</exception>
    public LinkReport Checked()
    {
        if (!Share(LossOut) || !Share(LossIn) || !(RoundTripMs is null or >= 0 and < 600_000) || KbpsOut is not (>= 0 and < 10_000_000)) throw new RuleRefused("media.bad-report");
        if (Microphone is not ("on" or "off" or "none") || Camera is not ("on" or "off" or "none")) throw new RuleRefused("media.bad-report");
        return this;
    }

    private static bool Share(double? share) => share is null or (>= 0 and <= 1);
}
