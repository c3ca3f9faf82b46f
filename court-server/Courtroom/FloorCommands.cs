using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom;

[GenerateSerializer, Immutable]
internal sealed record MuteSeat(string Seat, bool Muted) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record StopCamera(string Seat, bool Stopped) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record RaiseHand(bool Raised) : HearingCommand;

/// <param name="Asked">False: the request is taken back.</param>
[GenerateSerializer, Immutable]
internal sealed record AskToSpeak(string Seat, bool Asked) : HearingCommand;

/// <summary>Whoever was asked to speak opens the microphone.</summary>
[GenerateSerializer, Immutable]
internal sealed record TakeWord : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record LockRoom(bool Locked) : HearingCommand;

/// <param name="Words">What the presiding arbitrator says; it enters the record.</param>
[GenerateSerializer, Immutable]
internal sealed record DisciplineSeat(string Seat, Discipline Measure, string? Words) : HearingCommand;

/// <param name="Words">May be empty.</param>
[GenerateSerializer, Immutable]
internal sealed record ReadmitSeat(string Seat, string? Words) : HearingCommand;
