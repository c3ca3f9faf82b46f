using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Seeing;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// Who was outside while a line was typed. A draft has no place in the log that could be asked about, and it outlasts the moment: begun
/// in a closed session, it still lies there when the public comes back. Guarded by whoever holds it.
/// </summary>
internal sealed class TypingBoard
{
    private readonly Dictionary<string, HashSet<string>> _outside = [];

    public void Note(string line, HearingRoster roster, HearingReading reading)
    {
        if (!_outside.TryGetValue(line, out var outside)) _outside[line] = outside = [];
        outside.UnionWith(roster.Seats.Where(seat => !SnapshotWriter.IsInRoom(reading, seat)).Select(seat => seat.Seat.Value));
    }

    /// <summary>Of a draft that an earlier process left nobody knows who was there; then only those read it who may read all of the hearing.</summary>
    public bool MayRead(string line, RosterSeat seat) =>
        WhoMaySee.AllInTheEnd(seat.Role) || (_outside.TryGetValue(line, out var outside) && !outside.Contains(seat.Seat.Value));
}
