namespace Arbitration.Court.Access;

internal enum RedemptionIs { Seated, Unknown, Revoked, Over, CodeNeeded, CodeWrong, TooManyCodes, DeviceWaits, DeviceRefused }

/// <param name="Link">The link when seated.</param>
/// <param name="NewDevice">A token to set as the device cookie; null when the device already has one.</param>
/// <param name="RetryAfter">With TooManyCodes: when another code may be tried.</param>
internal sealed record Redemption(RedemptionIs Is, JoinLink? Link = null, string? NewDevice = null, TimeSpan? RetryAfter = null);
