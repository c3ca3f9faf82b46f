using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;

namespace Arbitration.Court.Hearings.Log;

// The events of the procedure itself; docs/protocols/hub.md shows them as they go over the wire.

/// <param name="Witness">The seat that is called or released, when it is one of the hearing's.</param>
internal sealed record PhaseChanged(
    HearingPhase From, HearingPhase To, HearingStep Step, string? Reason, HearingPhase? ReturnsTo, string? Witness = null) : HearingEvent;

/// <summary>This sitting goes on where another one of the case was adjourned.</summary>
/// <param name="LogHash">Head of the other sitting's log, which this one thereby vouches for.</param>
internal sealed record SittingContinues(string Hearing, int Sitting, HearingPhase At, long LogSeq, string LogHash) : HearingEvent;

internal sealed record OverlayChanged(HearingOverlay Overlay, bool On, string? Reason) : HearingEvent;

internal sealed record RecordingChanged(RecordingState Recording) : HearingEvent;

internal sealed record GapDeclared(Gap Gap) : HearingEvent;

/// <summary>Somebody was added to the case while this sitting was prepared or went on.</summary>
internal sealed record SeatAdded(string Seat, Role Role, string Name) : HearingEvent;

internal sealed record PersonEntered(string Seat) : HearingEvent;

internal sealed record PersonLeft(string Seat, string Cause) : HearingEvent;

internal sealed record RecusalAnswered(string Seat, string Answer, string? Reason) : HearingEvent;

internal sealed record RecusalDecided(bool Granted, string Reason) : HearingEvent;

/// <summary>While it is locked nobody further comes in; whoever has been here comes back.</summary>
internal sealed record RoomLocked(bool Locked) : HearingEvent;

/// <summary>Whether whoever comes has to wait until somebody of the tribunal lets them in.</summary>
internal sealed record DoorHeld(bool Held) : HearingEvent;

/// <summary>Somebody came to the held door; they see and hear nothing of the hearing.</summary>
internal sealed record SeatWaits(string Seat) : HearingEvent;

/// <summary>Let in by whoever the event names as its actor.</summary>
/// <param name="Reason">Why although their identity was not checked; null when it was.</param>
internal sealed record SeatAdmitted(string Seat, string? Reason = null) : HearingEvent;

/// <summary>Somebody showed a document; its picture is among the case's files.</summary>
internal sealed record IdentityShown(string Seat, string Sha256) : HearingEvent;

/// <summary>What whoever the event names as its actor found.</summary>
internal sealed record IdentityChecked(string Seat, bool Verified, string? Note, string? Sha256) : HearingEvent;

/// <summary>A measure of discipline (R43). Whoever is removed stays outside until readmitted.</summary>
internal sealed record SeatDisciplined(string Seat, Discipline Measure, string Words) : HearingEvent;

internal sealed record SeatReadmitted(string Seat) : HearingEvent;

/// <summary>From here until its end these seats were apart; what was said there is nowhere.</summary>
internal sealed record PrivateRoomOpened(PrivateRoomKind Kind, ImmutableArray<string> Seats) : HearingEvent;

internal sealed record PrivateRoomEnded(PrivateRoomKind Kind) : HearingEvent;

/// <summary>By order of the tribunal; neither picture nor sound: the order has ended.</summary>
internal sealed record SeatsScreened(string Seat, string Other, bool Picture, bool Sound) : HearingEvent;

/// <summary>Somebody received what they may not, and was cut off.</summary>
internal sealed record IsolationBreached(string What) : HearingEvent;

/// <summary>Five seconds went through camera, microphone, mixer, recorder and player before the opening; this was measured.</summary>
internal sealed record TrialMade(Trial Trial) : HearingEvent;

/// <summary>The hearing is opened without a trial that went well.</summary>
internal sealed record OpenedUntried(string Reason) : HearingEvent;

/// <summary>A further device with the right code asks for a seat.</summary>
internal sealed record DeviceAsked(string Seat, string Device) : HearingEvent;

/// <summary>Whether it may have the seat, by whoever the event names as its actor.</summary>
internal sealed record DeviceDecided(string Seat, string Device, bool Granted) : HearingEvent;

/// <summary>The head of the recording's manifest: from here on the log vouches for it.</summary>
internal sealed record HeadNoted(long Row, string Hash) : HearingEvent;

internal enum HearingOverlay { Interruption, ClosedSession, InPerson }

/// <summary>警告, 训诫, 责令退出 (R43).</summary>
internal enum Discipline { Warning, Reprimand, Removal }
