using System.Collections.Immutable;
using System.Text.Json;

namespace Arbitration.Court.Hearings.Log;

/// <summary>One event as it stands in the log; its JSON is what the chain covers.</summary>
/// <param name="HearingUs">Hearing time; null before the first recording.</param>
/// <param name="Actor">The seat that caused it; null for the system.</param>
/// <param name="Audience">The only seats that may see it; null: whoever is in the hearing room.</param>
internal sealed record LoggedEvent(
    long Seq, string Wall, long? HearingUs, string? Actor, ImmutableArray<string>? Audience, HearingEvent Event)
{
    public string Canonical() => JsonSerializer.Serialize(this, EventJson.Options);

    public static LoggedEvent Read(string canonical) => JsonSerializer.Deserialize<LoggedEvent>(canonical, EventJson.Options)!;
}
