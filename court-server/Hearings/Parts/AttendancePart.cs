using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>Who is there. Coming back after a restart of the server is no event: the person never left.</summary>
internal sealed class AttendancePart() : HearingPart<AttendanceState>(AttendanceState.Start)
{
    private const int LongestReason = 500;

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now)
    {
        var present = hearing.Of<AttendanceState>().Present;
        return command switch
        {
            EnterRoom => Enter(hearing, now),
            AddSeat added => Add(added, now),
            HoldDoor door => Hold(hearing, door, now),
            AdmitSeat admit => Admit(hearing, admit, now),
            LeaveRoom leave => present.Contains(leave.Seat) ? [new Telling(new PersonLeft(leave.Seat, leave.Cause), Audience(hearing, now, leave.Seat))] : [],
            _ => null,
        };
    }

    private static IReadOnlyList<Telling> Add(AddSeat added, Situation now)
    {
        if (now.Actor is not null) throw new RuleRefused("access.not-yours");
        var seat = now.Roster.Seats.First(s => s.Seat.Value == added.Seat);
        return [new SeatAdded(seat.Seat.Value, seat.Role, seat.Name)];
    }

    private static IReadOnlyList<Telling> Enter(HearingState hearing, Situation now)
    {
        var (role, seat, attendance) = (now.Person.Role, now.Person.Seat.Value, hearing.Of<AttendanceState>());
        if (hearing.Of<Sight>().Removed.Contains(seat)) throw new RuleRefused("courtroom.removed");
        var isExpected = TribunalRules.IsOf(now.Person) || attendance.Known.Contains(seat);
        if (attendance.Locked && !isExpected) throw new RuleRefused("courtroom.locked");
        if (attendance.Present.Contains(seat)) return [];
        // EVID 74: a witness waits for the call, whatever the door does.
        if (isExpected || role is Role.Witness or Role.Expert || !IsHeld(hearing, now.Roster))
            return [new Telling(new PersonEntered(seat), Audience(hearing, now, seat))];
        var waiting = TribunalRules.AllAnd(now.Roster, seat);
        return [new Telling(new SeatWaits(seat), waiting), new Telling(new PersonEntered(seat), waiting)];
    }

    public static bool IsHeld(HearingState hearing, HearingRoster roster) => hearing.Of<AttendanceState>().Held ?? roster.HoldsDoor;

    private static IReadOnlyList<Telling> Hold(HearingState hearing, HoldDoor door, Situation now)
    {
        TribunalRules.RequireKeeper(hearing, now);
        if (IsHeld(hearing, now.Roster) == door.Held) return [];
        // Opening the door to all must not be a way around the question who they are.
        if (!door.Held && hearing.Of<Sight>().Waiting.Any(seat => !IsChecked(hearing, now, seat))) throw new RuleRefused("identity.unchecked-waiting");
        return door.Held ? [new DoorHeld(true)] : [new DoorHeld(false), .. hearing.Of<Sight>().Waiting.Order(StringComparer.Ordinal).SelectMany(seat => In(hearing, seat, null))];
    }

    private static IReadOnlyList<Telling> Admit(HearingState hearing, AdmitSeat admit, Situation now)
    {
        TribunalRules.RequireKeeper(hearing, now);
        TribunalRules.RequireSeat(admit.Seat, now);
        // Let in by somebody else a moment before: to whoever asks it is the same.
        if (!hearing.Of<Sight>().Waiting.Contains(admit.Seat)) return [];
        if (IsChecked(hearing, now, admit.Seat)) return [.. In(hearing, admit.Seat, null)];
        if (string.IsNullOrWhiteSpace(admit.Reason)) throw new RuleRefused("identity.reason-needed");
        return admit.Reason.Length > LongestReason ? throw new RuleRefused("input.too-long") : [.. In(hearing, admit.Seat, admit.Reason.Trim())];
    }

    // Only the tribunal was told that they came.
    private static IEnumerable<Telling> In(HearingState hearing, string seat, string? reason) =>
        hearing.Of<AttendanceState>().Present.Contains(seat) ? [new SeatAdmitted(seat, reason), new PersonEntered(seat)] : [new SeatAdmitted(seat, reason)];

    private static bool IsChecked(HearingState hearing, Situation now, string seat) =>
        now.Roster.Seats.FirstOrDefault(s => s.Seat.Value == seat) is not { } known || IdentityPart.IsChecked(hearing, known);

    // An uncalled witness, and whoever waits at the door, comes and goes unseen by all but the tribunal.
    private static ImmutableArray<string>? Audience(HearingState hearing, Situation now, string seat)
    {
        var who = now.Roster.Seats.FirstOrDefault(s => s.Seat.Value == seat);
        if (who is null || WhoMaySee.Room(hearing.Of<Sight>(), who.Role, seat, WhoMaySee.Now)) return null;
        return TribunalRules.AllAnd(now.Roster, seat);
    }

    protected override AttendanceState Fold(AttendanceState state, LoggedEvent happened) => happened.Event switch
    {
        PersonEntered entered => state with { Present = state.Present.Add(entered.Seat), Known = state.Known.Add(entered.Seat) },
        PersonLeft left => state with { Present = state.Present.Remove(left.Seat) },
        // Whoever is called in again by name need not wait for the door to be unlocked.
        SeatReadmitted readmitted => state with { Known = state.Known.Add(readmitted.Seat) },
        RoomLocked locked => state with { Locked = locked.Locked },
        DoorHeld door => state with { Held = door.Held },
        _ => state,
    };
}
