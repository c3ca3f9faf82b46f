using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Shared;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <summary>Why a wall screen shows a slate in place of the hearing.</summary>
internal enum WallSlate { NotBegun, ClosedSession, Mediation, Recess, Interruption }

/// <summary>
/// What a wall screen may show: nobody knows who stands before it, so it sees what the public sees, and nothing of a recess, a mediation or
/// an interruption besides, in which people move and speak as if nobody looked on.
/// </summary>
internal static class WallSight
{
    /// <summary>The seat by which node and tickets know a screen. It is in no roster, so no command is ever its own.</summary>
    public static RosterSeat SeatOf(string screen, string name) => new(new SeatId($"wall-{screen}"), Role.Observer, name, null, null);

    /// <summary>Null: the hearing itself is shown.</summary>
    public static WallSlate? SlateOf(HearingState hearing)
    {
        var procedure = hearing.Of<ProcedureState>();
        if (procedure.ClosedSession) return WallSlate.ClosedSession;
        return procedure.Phase switch
        {
            HearingPhase.Mediation => WallSlate.Mediation,
            HearingPhase.Recess => WallSlate.Recess,
            _ when procedure.Interrupted => WallSlate.Interruption,
            var phase when DisplayRules.IsShowing(phase) => null,
            _ => WallSlate.NotBegun,
        };
    }

    /// <summary>Whether a screen may receive anything of the hearing now.</summary>
    public static bool IsOpen(HearingState hearing, string screen) =>
        SlateOf(hearing) is null && hearing.Of<WallState>().Screens.TryGetValue(screen, out var name)
        && SeatOf(screen, name) is var seat && WhoMaySee.Room(hearing.Of<Sight>(), seat.Role, seat.Seat.Value, WhoMaySee.Now);

    public static bool MayRead(HearingState hearing, TranscriptLine line) =>
        line.Moments.All(at => WhoMaySee.Room(hearing.Of<Sight>(), Role.Observer, "", at));

    /// <summary>Who is seen in the room already and is kept from somebody there, must not be brought before their eyes by the wall.</summary>
    public static bool IsScreenedFromTheRoom(HearingState hearing, string seat)
    {
        var inRoom = hearing.Of<MixedRoomState>().Seats;
        return hearing.Of<Separation>().Screens.Any(screen => screen.Picture
            && ((screen.Seat == seat && inRoom.Contains(screen.Other)) || (screen.Other == seat && inRoom.Contains(screen.Seat))));
    }

    /// <summary>A person whose own picture the wall shows: who takes part, is there, and is not in the room themselves.</summary>
    public static bool IsRemote(HearingState hearing, RosterSeat seat) =>
        seat.Role is not (Role.Observer or Role.Technician)
        && hearing.Of<AttendanceState>().Present.Contains(seat.Seat.Value) && !hearing.Of<MixedRoomState>().Seats.Contains(seat.Seat.Value)
        && WhoMaySee.Room(hearing.Of<Sight>(), seat.Role, seat.Seat.Value, WhoMaySee.Now);

    /// <summary>Pictures of the remote people, and every document camera of the hearing; sound is the room's own affair.</summary>
    public static bool MayReceive(HearingState hearing, HearingRoster roster, MediaSource source)
    {
        if (source.Place.Length > 0 || SourceName.IsTest(source.Source) || IsScreenedFromTheRoom(hearing, source.Seat)) return false;
        if (roster.Seats.FirstOrDefault(seat => seat.Seat.Value == source.Seat) is not { } person) return false;
        return source.Kind == "document" ? WhoMaySee.Room(hearing.Of<Sight>(), person.Role, source.Seat, WhoMaySee.Now) : IsRemote(hearing, person);
    }
}
