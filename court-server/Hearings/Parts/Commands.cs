using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;

namespace Arbitration.Court.Hearings.Parts;

[GenerateSerializer, Immutable]
internal sealed record TakeStep(HearingStep Step, string? Reason) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record DecideRecusal(bool Granted, string? Reason) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record AnswerRecusal(string Answer, string? Reason) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record EnterRoom : HearingCommand;

/// <summary>Opening the door lets in everybody who waits.</summary>
[GenerateSerializer, Immutable]
internal sealed record HoldDoor(bool Held) : HearingCommand;

/// <param name="Reason">Needed for somebody whose identity was not checked.</param>
[GenerateSerializer, Immutable]
internal sealed record AdmitSeat(string Seat, string? Reason) : HearingCommand;

/// <summary>The asking seat showed a document to its camera.</summary>
[GenerateSerializer, Immutable]
internal sealed record ShowIdentity(string Sha256) : HearingCommand;

/// <param name="Note">Needed when it is not in order, or when nothing was shown.</param>
/// <param name="Sha256">Of the picture that was looked at.</param>
[GenerateSerializer, Immutable]
internal sealed record CheckIdentity(string Seat, bool Verified, string? Note, string? Sha256) : HearingCommand;

/// <summary>Some of the people go apart; nothing of it is recorded.</summary>
[GenerateSerializer, Immutable]
internal sealed record OpenPrivateRoom(PrivateRoomKind Kind) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record EndPrivateRoom(PrivateRoomKind Kind) : HearingCommand;

/// <summary>Two people shall not receive each other's picture, sound, or both; neither: they do again.</summary>
[GenerateSerializer, Immutable]
internal sealed record ScreenSeats(string Seat, string Other, bool Picture, bool Sound) : HearingCommand;

/// <summary>The node found somebody receiving what they may not, and cut it; by the system.</summary>
[GenerateSerializer, Immutable]
internal sealed record NoteBreach(string What) : HearingCommand;

/// <summary>What was measured of the way to the recording, for whoever asked for it.</summary>
[GenerateSerializer, Immutable]
internal sealed record NoteTrial(Trial Trial) : HearingCommand;

/// <summary>A further device asks for a seat; by the system.</summary>
[GenerateSerializer, Immutable]
internal sealed record AskDevice(string Seat, string Device) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record DecideDevice(string Device, bool Granted) : HearingCommand;

/// <summary>The roster has a seat that this sitting did not know; by the system.</summary>
[GenerateSerializer, Immutable]
internal sealed record AddSeat(string Seat) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record LeaveRoom(string Seat, string Cause) : HearingCommand;

/// <summary>The first segment of an epoch is on the node's disk.</summary>
/// <param name="FromUs">Where the epoch's first segment begins.</param>
/// <param name="DurableBeforeUs">Where the last segment before it ended.</param>
[GenerateSerializer, Immutable]
internal sealed record RecorderDurable(long Epoch, long FromUs, long DurableBeforeUs) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record RecorderLost(string Cause) : HearingCommand;

/// <summary>The recorder did not come up while the hearing was being opened.</summary>
[GenerateSerializer, Immutable]
internal sealed record AbandonOpening(string Code) : HearingCommand;

/// <summary>The sitting is over and every row of its recording is here.</summary>
[GenerateSerializer, Immutable]
internal sealed record RecorderEnded(long DurableUs) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record NoteHead(long Row, string Hash) : HearingCommand;
