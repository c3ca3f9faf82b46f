using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Courtroom;

// The courtroom as one seat may see it at one moment; docs/protocols/hub.md gives the meaning.

internal sealed record Snapshot(
    long AsOf, string Wall, long? HearingUs, SnapshotHearing Hearing, SnapshotMe Me, HearingPhase Phase, HearingPhase? ReturnsTo,
    bool Interrupted, bool ClosedSession, IReadOnlyList<StepOffer> Steps, RecordingState Recording, bool DiskLow,
    IReadOnlyList<SnapshotSeat> Seats, IReadOnlyList<MediaSource> Sources, IReadOnlyList<TranscriptLine> Lines,
    IReadOnlyList<Draft> Drafts, IReadOnlyList<Gap> Gaps, SceneChoice? Scene);

internal sealed record SnapshotHearing(
    string HearingId, string CaseId, string CaseNumber, string Cause, int Sitting, string Commission, string ScheduledWall);

internal sealed record SnapshotMe(string Seat, Role Role, string Name, bool MayStep, bool MayMute, bool MayType, bool MayChooseScene);

internal sealed record SnapshotSeat(
    string Seat, Role Role, string Name, bool Present, bool Muted, string? HandRaisedWall, SnapshotRecusal? Recusal);

internal sealed record SnapshotRecusal(string Answer, string? Reason);

internal sealed record HeartbeatMessage(
    long Head, string Wall, long? HearingUs, RecordingState Recording, IReadOnlyList<StepOffer> Steps, bool DiskLow);
