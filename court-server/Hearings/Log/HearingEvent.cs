using System.Text.Json.Serialization;

namespace Arbitration.Court.Hearings.Log;

/// <summary>Something that happened in a hearing. On the wire `is` names the type; a module adds its own by deriving.</summary>
internal abstract record HearingEvent
{
    /// <summary>Earlier moments that this event has words of: whoever had no part in one of them gets none of it now.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<long> Repeats => [];
}
