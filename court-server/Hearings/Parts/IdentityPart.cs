using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>
/// Who somebody is: they show a document to their camera, a person of the tribunal looks at it and says so. No machine decides. The
/// picture lies among the case's files; the log has its hash.
/// </summary>
internal sealed class IdentityPart() : HearingPart<IdentityState>(IdentityState.Start)
{
    private const int LongestNote = 500;

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        ShowIdentity show => Show(hearing, show, now),
        CheckIdentity check => Check(hearing, check, now),
        _ => null,
    };

    /// <summary>Whoever takes part; the public and technicians do not.</summary>
    public static bool IsNeeded(Role role) => role is Role.Claimant or Role.Respondent or Role.ThirdParty or Role.Representative or Role.Witness or Role.Expert or Role.Interpreter;

    public static bool IsChecked(HearingState hearing, RosterSeat seat) =>
        !IsNeeded(seat.Role) || hearing.Of<IdentityState>().Seats.GetValueOrDefault(seat.Seat.Value) is { Verified: true };

    /// <exception cref="RuleRefused">Nothing of them is asked for, or it is in order already, or the sitting is over.</exception>
    public static void RequireMayShow(HearingState hearing, RosterSeat person)
    {
        if (!IsNeeded(person.Role)) throw new RuleRefused("identity.not-needed");
        TribunalRules.RequireGoingOn(hearing);
        // What was found to be in order is not replaced by something else behind the clerk's back.
        if (IsChecked(hearing, person)) throw new RuleRefused("identity.checked-already");
    }

    private static IReadOnlyList<Telling> Show(HearingState hearing, ShowIdentity show, Situation now)
    {
        RequireMayShow(hearing, now.Person);
        return [new Telling(new IdentityShown(now.Person.Seat.Value, show.Sha256), TribunalRules.AllAnd(now.Roster, now.Person.Seat.Value))];
    }

    private static IReadOnlyList<Telling> Check(HearingState hearing, CheckIdentity check, Situation now)
    {
        TribunalRules.RequireKeeper(hearing, now);
        var seat = TribunalRules.RequireSeat(check.Seat, now);
        if (!IsNeeded(seat.Role)) throw new RuleRefused("identity.not-needed");
        if (check.Note?.Length > LongestNote) throw new RuleRefused("input.too-long");
        var note = string.IsNullOrWhiteSpace(check.Note) ? null : check.Note.Trim();
        var shown = hearing.Of<IdentityState>().Seats.GetValueOrDefault(check.Seat);
        // Without a picture it was checked in some other way, and which one is said; a refusal is never without its why.
        if (note is null && (shown is null || !check.Verified)) throw new RuleRefused("identity.note-needed");
        if (shown?.Sha256 != check.Sha256) throw new RuleRefused("identity.shown-anew");
        return [new Telling(new IdentityChecked(check.Seat, check.Verified, note, shown?.Sha256), TribunalRules.AllAnd(now.Roster, check.Seat))];
    }

    protected override IdentityState Fold(IdentityState state, LoggedEvent happened) => happened.Event switch
    {
        IdentityShown shown => new IdentityState(state.Seats.SetItem(shown.Seat, new ShownIdentity(shown.Sha256, happened.Wall, null, null, null))),
        IdentityChecked check => new IdentityState(state.Seats.SetItem(check.Seat,
            new ShownIdentity(check.Sha256, state.Seats.GetValueOrDefault(check.Seat)?.ShownWall, check.Verified, check.Note, happened.Wall))),
        _ => state,
    };
}
