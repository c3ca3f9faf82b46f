using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Documents;

/// <summary>How it was found who somebody is, in one line: by whom, when, and why where it was not.</summary>
internal static class RecordIdentity
{
    /// <param name="seat">Whose.</param>
    /// <param name="roster">For the name of whoever looked.</param>
    /// <param name="events">Also those that only the tribunal sees.</param>
    public static string Of(RosterSeat seat, HearingRoster roster, IReadOnlyList<LoggedEvent> events)
    {
        if (!IdentityPart.IsNeeded(seat.Role)) return "";
        var check = events.LastOrDefault(e => e.Event is IdentityChecked found && found.Seat == seat.Seat.Value);
        var admitted = events.LastOrDefault(e => e.Event is SeatAdmitted { Reason: not null } let && let.Seat == seat.Seat.Value);
        if (check?.Event is IdentityChecked { Verified: true } done)
            return $"身份已核对（{Name(roster, check.Actor)}，{ChineseText.Clock(Wall.Read(check.Wall))}，{(done.Sha256 is null ? done.Note : "出示证件")}）";
        if (admitted?.Event is SeatAdmitted { Reason: { } reason }) return $"身份未核对，准许入庭（{Name(roster, admitted.Actor)}，理由：{reason}）";
        return check?.Event is IdentityChecked failed ? $"身份核对未通过（{failed.Note}）" : "身份未在线核对";
    }

    private static string Name(HearingRoster roster, string? seat) =>
        roster.Seats.FirstOrDefault(s => s.Seat.Value == seat) is { } found ? $"{RecordWords.Label(found, roster)}{found.Name}" : "系统";
}
