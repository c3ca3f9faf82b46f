using System.Text.Json.Serialization;

namespace Arbitration.Court.Hearings.Log;

/// <summary>An event as one reader gets it.</summary>
/// <param name="After">The event before it that this reader may see; 0: none.</param>
/// <param name="Event">The event's JSON, written through as it is.</param>
[GenerateSerializer, Immutable]
internal sealed record Numbered(
    long After, long Seq, string Wall, long? HearingUs, string? Actor, [property: JsonConverter(typeof(RawJson))] string Event);
