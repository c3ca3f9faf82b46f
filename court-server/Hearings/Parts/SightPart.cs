using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>Keeps when each witness was in the room, when the session was closed, who is removed and who waits, for WhoMaySee.</summary>
internal sealed class SightPart() : HearingPart<Sight>(Sight.Start)
{
    protected override Sight Fold(Sight state, LoggedEvent happened) => happened.Event switch
    {
        PhaseChanged { Step: HearingStep.CallWitness, Witness: { } seat } => state with
        {
            Called = state.Called.SetItem(seat, state.Called.GetValueOrDefault(seat, []).Add(new LogSpan(happened.Seq, null))),
        },
        PhaseChanged { Step: HearingStep.ReleaseWitness } => state with { Called = AllEnded(state, happened.Seq) },
        // Whoever waited in vain may read the record as the others do.
        PhaseChanged { Step: HearingStep.Adjourn or HearingStep.Close } => state with { Called = AllEnded(state, happened.Seq), Waiting = state.Waiting.Clear() },
        SeatWaits waits => state with { Waiting = state.Waiting.Add(waits.Seat) },
        SeatAdmitted admitted => state with { Waiting = state.Waiting.Remove(admitted.Seat) },
        SeatDisciplined { Measure: Discipline.Removal } disciplined => state with { Removed = state.Removed.Add(disciplined.Seat) },
        SeatReadmitted readmitted => state with { Removed = state.Removed.Remove(readmitted.Seat) },
        OverlayChanged { Overlay: HearingOverlay.ClosedSession, On: true } => state with { Closed = state.Closed.Add(new LogSpan(happened.Seq + 1, null)) },
        OverlayChanged { Overlay: HearingOverlay.ClosedSession } => state with { Closed = Ended(state.Closed, happened.Seq - 1) },
        _ => state,
    };

    private static ImmutableDictionary<string, ImmutableArray<LogSpan>> AllEnded(Sight state, long at) =>
        state.Called.ToImmutableDictionary(c => c.Key, c => Ended(c.Value, at));

    private static ImmutableArray<LogSpan> Ended(ImmutableArray<LogSpan> spans, long at) =>
        [.. spans.Select(span => span.To is null ? span with { To = at } : span)];
}
