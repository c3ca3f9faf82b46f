namespace Arbitration.Testing;

/// <summary>A line that the clerk typed, and the hearing time (µs) just before its first keystroke; null before the first recording.</summary>
public sealed record TypedLine(string Text, long? HearingUs);
