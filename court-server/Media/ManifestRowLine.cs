namespace Arbitration.Court.Media;

/// <summary>One line of manifest.jsonl, exactly as the node wrote and hashed it.</summary>
public sealed record ManifestRowLine(long Row, string Json);
