using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom;

/// <summary>Seconds that each side has spoken in this sitting.</summary>
[GenerateSerializer, Immutable]
internal sealed record SpokenTime(int ClaimantSeconds, int RespondentSeconds, int TribunalSeconds)
{
    public static SpokenTime None { get; } = new(0, 0, 0);
}

[GenerateSerializer, Immutable]
internal sealed record NoteSpokenTime(SpokenTime Spoken) : HearingCommand;

/// <summary>The sums so far; only the tribunal sees them.</summary>
internal sealed record SpokenTimeNoted(int ClaimantSeconds, int RespondentSeconds, int TribunalSeconds) : HearingEvent;
