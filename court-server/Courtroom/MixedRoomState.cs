using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom;

/// <param name="Seats">Who sits in the tribunal's room.</param>
/// <param name="Device">The one of them whose microphone and loudspeaker serve the room; null while nobody is there.</param>
[GenerateSerializer, Immutable]
internal sealed record MixedRoomState(ImmutableHashSet<string> Seats, string? Device)
{
    public static MixedRoomState Start { get; } = new(ImmutableHashSet<string>.Empty, null);
}

/// <summary>Somebody is in the tribunal's room, or takes part from elsewhere again.</summary>
[GenerateSerializer, Immutable]
internal sealed record PlaceSeat(string Seat, bool InRoom) : HearingCommand;

/// <summary>Whose microphone and loudspeaker serve the room.</summary>
[GenerateSerializer, Immutable]
internal sealed record ChooseRoomDevice(string Seat) : HearingCommand;

internal sealed record SeatPlaced(string Seat, bool InRoom) : HearingEvent;

internal sealed record RoomDeviceChosen(string? Seat) : HearingEvent;
