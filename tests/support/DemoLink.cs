namespace Arbitration.Testing;

/// <summary>A join link of the demo hearing.</summary>
public sealed record DemoLink(string HearingId, string Role, string Name, Uri Url, string Code);
