using Arbitration.Court.Cases;

namespace Arbitration.Court.Evidence;

/// <summary>Who may see and change an exhibit. Pure; the one place that says so.</summary>
internal static class EvidenceSight
{
    /// <summary>
    /// The tribunal all; a party its own, and the others' once they were exchanged. Witnesses, experts, interpreters and the public see what is
    /// shown in the room and no list (EVID 72: a witness says what they know, not what they read).
    /// </summary>
    public static bool MaySee(EvidenceCaller caller, Exhibit exhibit) =>
        caller.IsOfTribunal || (caller.Party is { } party && (party == exhibit.Party || exhibit.ExchangedAt is not null && exhibit.WithdrawnAt is null));

    /// <summary>Own exhibits, until the other side has them.</summary>
    public static bool MayChange(EvidenceCaller caller, Exhibit exhibit) =>
        caller.Party == exhibit.Party && exhibit.ExchangedAt is null && exhibit.WithdrawnAt is null;

    public static bool MayList(EvidenceCaller caller) => caller.Seat is null || MayList(caller.Seat);

    public static bool MayList(RosterSeat seat) => seat.Role is Role.Presiding or Role.Arbitrator or Role.Clerk || EvidenceParties.Of(seat) is not null;
}
