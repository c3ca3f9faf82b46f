using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Seeing;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>Who is there. Coming back after a restart of the server is no event: the person never left.</summary>
internal sealed class AttendancePart() : HearingPart<AttendanceState>(AttendanceState.Start)
{
    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now)
    {
        var present = hearing.Of<AttendanceState>().Present;
        return command switch
        {
            EnterRoom => present.Contains(now.Person.Seat.Value) ? [] : [new Telling(new PersonEntered(now.Person.Seat.Value), Audience(hearing, now, now.Person.Seat.Value))],
            LeaveRoom leave => present.Contains(leave.Seat) ? [new Telling(new PersonLeft(leave.Seat, leave.Cause), Audience(hearing, now, leave.Seat))] : [],
            _ => null,
        };
    }

    // An uncalled witness comes and goes unseen by all but the tribunal.
    private static ImmutableArray<string>? Audience(HearingState hearing, Situation now, string seat)
    {
        var who = now.Roster.Seats.FirstOrDefault(s => s.Seat.Value == seat);
        if (who is null || WhoMaySee.Room(hearing.Of<Sight>(), who.Role, seat, WhoMaySee.Now)) return null;
        return [.. now.Roster.Seats.Where(s => s.Role is Role.Presiding or Role.Arbitrator or Role.Clerk).Select(s => s.Seat.Value), seat];
    }

    protected override AttendanceState Fold(AttendanceState state, LoggedEvent happened) => happened.Event switch
    {
        PersonEntered entered => new AttendanceState(state.Present.Add(entered.Seat)),
        PersonLeft left => new AttendanceState(state.Present.Remove(left.Seat)),
        _ => state,
    };
}
