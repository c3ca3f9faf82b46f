namespace Arbitration.Court.Hearings.Log;

/// <summary>Something that happened in a hearing. On the wire `is` names the type; a module adds its own by deriving.</summary>
internal abstract record HearingEvent;
