using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom;

/// <summary>The scenes that the tribunal may choose by hand; docs/programme.md shows each.</summary>
internal enum ChosenScene { Grid, Speaker, BenchAndParties, Document, SideBySide, MixedRoom }

/// <summary>What the programme shows when the tribunal does not leave it to the phase and the display.</summary>
/// <param name="Featured">Seat that is large, left of two, or the mixed room; empty: by voice, of two the claimant.</param>
/// <param name="Beside">Right one of two seats; empty: the respondent.</param>
/// <param name="Speaker">Seat whose name stands on the mixed room's picture, from the clerk's key; empty: nobody's.</param>
[GenerateSerializer, Immutable]
internal sealed record SceneChoice(ChosenScene Scene, string Featured, string Beside, string Speaker);

/// <param name="Choice">Null: the phase and the display choose again.</param>
[GenerateSerializer, Immutable]
internal sealed record ChooseScene(SceneChoice? Choice) : HearingCommand;

/// <param name="AtHearingUs">From when on the programme shows it; null before the first recording.</param>
internal sealed record SceneChosen(SceneChoice? Choice, long? AtHearingUs) : HearingEvent;

[GenerateSerializer, Immutable]
internal sealed record SceneState(SceneChoice? Choice, long AtHearingUs)
{
    public static SceneState Start { get; } = new(null, 0);
}
