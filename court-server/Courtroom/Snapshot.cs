using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Courtroom.Phones;
using Arbitration.Court.Evidence.CrossExamination;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Courtroom;

// The courtroom as one seat may see it at one moment; docs/protocols/hub.md gives the meaning.

internal sealed record Snapshot(
    long AsOf, string Wall, long? HearingUs, SnapshotHearing Hearing, SnapshotMe Me, HearingPhase Phase, HearingPhase? ReturnsTo,
    bool Interrupted, bool ClosedSession, IReadOnlyList<StepOffer> Steps, RecordingState Recording, bool DiskLow,
    IReadOnlyList<SnapshotSeat> Seats, IReadOnlyList<MediaSource> Sources, IReadOnlyList<TranscriptLine> Lines,
    IReadOnlyList<Draft> Drafts, IReadOnlyList<Gap> Gaps, SceneChoice? Scene, SnapshotDisplay? Display, SnapshotClip? Clip, string? Pointer, IReadOnlyList<ExaminedExhibit> Examinations, IReadOnlyList<ExaminedExhibit> ExaminedBefore, bool Locked, bool Held, bool Aside, bool InPerson, string? RoomDevice, Trial? Trial,
    IReadOnlyList<SnapshotDevice> Devices,
    IReadOnlyList<SnapshotPrivateRoom> Rooms, IReadOnlyList<Screening> Screens, SpokenTime? Spoken,
    IReadOnlyList<ChatMessage>? Chat, IReadOnlyList<PersonalNote> Notes);

internal sealed record SnapshotHearing(
    string HearingId, string CaseId, string CaseNumber, string Cause, int Sitting, string Commission, string ScheduledWall);

/// <param name="Side">Of a party and their representative.</param>
internal sealed record SnapshotMe(string Seat, Role Role, string Name, Side? Side, bool MayStep, bool MayMute, bool MayType, bool MayChooseScene, bool MayShow, bool MayDiscipline);

internal sealed record SnapshotSeat(
    string Seat, Role Role, string Name, bool Present, bool Muted, string? HandRaisedWall, SnapshotRecusal? Recusal,
    bool CameraOff, bool Asked, bool Removed, SnapshotDiscipline? Discipline, bool Interpreted, bool Waiting, SnapshotIdentity? Identity, bool InRoom, PhoneMedia? Phone);

/// <summary>For the tribunal and the person alone.</summary>
internal sealed record SnapshotIdentity(string? Sha256, bool? Verified, string? Note, string? Wall);

/// <summary>A further device that asks for a seat.</summary>
internal sealed record SnapshotDevice(string Device, string Seat);

internal sealed record SnapshotPrivateRoom(PrivateRoomKind Kind, IReadOnlyList<string> Seats, string SinceWall);

/// <param name="Beside">The other one of two pages; keys and tools do not change it.</param>
/// <param name="IsRight">Of two pages the first named is the right one.</param>
internal sealed record SnapshotDisplay(PageOnDisplay Page, PagePart Part, PageTurn Turn, PagePoint? Pointer, ImmutableArray<PageMark> Marks, SnapshotBeside? Beside, bool IsRight)
{
    public static SnapshotDisplay? Of(DisplayState state) => state.Now is { } seen
        ? new(seen.Page, seen.Part, seen.Turn, seen.Pointer, seen.Marks, state.Beside is { } other ? new(other.Page, other.Part, other.Turn, other.Marks) : null, state.NowIsRight)
        : null;
}

internal sealed record SnapshotBeside(PageOnDisplay Page, PagePart Part, PageTurn Turn, ImmutableArray<PageMark> Marks);

internal sealed record SnapshotClip(ClipOnDisplay Clip, bool Playing, long PositionUs, long AtHearingUs)
{
    public static SnapshotClip? Of(DisplayState state) => state.Clip is { } seen ? new(seen.Clip, seen.Playing, seen.PositionUs, seen.AtHearingUs) : null;
}

internal sealed record SnapshotRecusal(string Answer, string? Reason);

internal sealed record SnapshotDiscipline(Discipline Measure, string Words, string Wall);

internal sealed record HeartbeatOffer(IReadOnlyList<StepOffer> Steps, RecordingState Recording, bool DiskLow);

internal sealed record HeartbeatMessage(
    long Head, string Wall, long? HearingUs, RecordingState Recording, IReadOnlyList<StepOffer> Steps, bool DiskLow, SpokenTime? Spoken, IReadOnlyList<LinkView>? Links, RoomProof? Proof);

/// <summary>What is known of a hearing beside its log.</summary>
/// <param name="Chat">Null for whoever is not of the tribunal.</param>
/// <param name="ExaminedBefore">By the sittings before this one.</param>
internal sealed record BesideTheLog(
    ImmutableArray<MediaSource> Sources, IReadOnlyList<Draft> Drafts, SpokenTime? Spoken, IReadOnlyList<ChatMessage>? Chat, IReadOnlyList<PersonalNote> Notes, IReadOnlyList<ExaminedExhibit> ExaminedBefore);
