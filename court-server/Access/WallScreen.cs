using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>A wall screen (大屏) that was paired at least once. Its secret stays with it; only the hash is kept.</summary>
internal sealed class WallScreen
{
    public required WallScreenId ScreenId { get; init; }
    public required string SecretHash { get; init; }
    /// <summary>As whoever paired it calls it: where it hangs.</summary>
    public required string Name { get; set; }
    /// <summary>Whose hearing it was last paired with; whether it still is, that hearing's log knows.</summary>
    public required HearingId HearingId { get; set; }
    public required DateTimeOffset PairedAt { get; set; }
}

/// <summary>Somebody who once entered the code of a screen, and so has stood before it: they need not walk there again.</summary>
internal sealed class WallScreenKeeper
{
    public required WallScreenId ScreenId { get; init; }
    public required string UserName { get; init; }
    public required DateTimeOffset UsedAt { get; set; }
}
