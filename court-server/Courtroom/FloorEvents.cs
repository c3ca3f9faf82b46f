using Arbitration.Court.Hearings.Log;

namespace Arbitration.Court.Courtroom;

internal sealed record SeatMuted(string Seat, bool Muted) : HearingEvent;

internal sealed record HandRaised(string Seat, bool Raised) : HearingEvent;
