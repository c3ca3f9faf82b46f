namespace Arbitration.Court.Hearings.Recording;

/// <summary>A camera or document camera that the node has now.</summary>
/// <param name="Source">seat/device/kind.</param>
internal sealed record MediaSource(string Source, int Attempt, string Seat, string Kind, bool HasVideo, bool HasAudio, bool Flowing);
