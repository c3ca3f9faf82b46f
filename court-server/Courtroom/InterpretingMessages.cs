using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom;

/// <summary>The tribunal has the interpreters speak beside the floor (同声传译), or again to everybody.</summary>
[GenerateSerializer, Immutable]
internal sealed record InterpretAside(bool Aside) : HearingCommand;

/// <summary>What the asking seat hears while there is interpreting beside the floor.</summary>
[GenerateSerializer, Immutable]
internal sealed record ListenTo(bool Interpreted) : HearingCommand;

internal sealed record InterpretingChanged(bool Aside) : HearingEvent;

internal sealed record ListeningChanged(string Seat, bool Interpreted) : HearingEvent;
