using Arbitration.Court.Cases;

namespace Arbitration.Court.Courtroom;

/// <summary>Somebody's seat in a hearing, whichever of their devices speaks for it.</summary>
internal readonly record struct SeatAt(HearingRoster Roster, RosterSeat Seat)
{
    public string Hearing => Roster.HearingId.Value;
    public string SeatId => Seat.Seat.Value;
}
