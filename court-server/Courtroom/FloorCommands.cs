using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom;

[GenerateSerializer, Immutable]
internal sealed record MuteSeat(string Seat, bool Muted) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record RaiseHand(bool Raised) : HearingCommand;
