using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom;

/// <summary>Keeps the sums that <see cref="SpeakingClock"/> counts, so that a restart of the server costs little of them. Only the system speaks here.</summary>
internal sealed class SpokenTimePart() : HearingPart<SpokenTime>(SpokenTime.None)
{
    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now)
    {
        if (command is not NoteSpokenTime { Spoken: var spoken }) return null;
        if (now.Actor is not null || spoken == hearing.Of<SpokenTime>()) return [];
        var noted = new SpokenTimeNoted(spoken.ClaimantSeconds, spoken.RespondentSeconds, spoken.TribunalSeconds);
        return [new Telling(noted, TribunalRules.All(now.Roster))];
    }

    protected override SpokenTime Fold(SpokenTime state, LoggedEvent happened) =>
        happened.Event is SpokenTimeNoted noted ? new SpokenTime(noted.ClaimantSeconds, noted.RespondentSeconds, noted.TribunalSeconds) : state;
}
