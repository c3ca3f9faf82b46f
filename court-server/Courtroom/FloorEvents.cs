using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;

namespace Arbitration.Court.Courtroom;

internal sealed record SeatMuted(string Seat, bool Muted) : HearingEvent;

/// <summary>The tribunal takes a seat's picture away, or allows it again; documents that the seat shows go on.</summary>
internal sealed record CameraStopped(string Seat, bool Stopped) : HearingEvent;

internal sealed record HandRaised(string Seat, bool Raised) : HearingEvent;

/// <summary>The tribunal asks a seat to speak, or takes that back; only the seat and the tribunal see it.</summary>
internal sealed record SpeakAsked(string Seat, bool Asked) : HearingEvent;

/// <summary>The seat that was asked has opened its microphone.</summary>
internal sealed record WordTaken(string Seat) : HearingEvent;

/// <summary>A phase gave the floor: who listens from now on, and who no longer does.</summary>
internal sealed record FloorChanged(ImmutableArray<string> Silenced, ImmutableArray<string> Freed) : HearingEvent;
