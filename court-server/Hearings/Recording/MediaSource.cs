namespace Arbitration.Court.Hearings.Recording;

/// <summary>A camera or document camera that the node has now.</summary>
/// <param name="Source">seat/device/kind.</param>
/// <param name="Place">"" is the hearing; else the private room it is sent in.</param>
internal sealed record MediaSource(string Source, int Attempt, string Seat, string Kind, bool HasVideo, bool HasAudio, bool Flowing, string Place = "");
