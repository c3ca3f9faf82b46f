using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>An event that a part decided on, and who may see it; null: whoever is in the hearing room.</summary>
internal sealed record Telling(HearingEvent Event, ImmutableArray<string>? Audience = null)
{
    public static implicit operator Telling(HearingEvent what) => new(what);
}
