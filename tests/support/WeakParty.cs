namespace Arbitration.Testing;

/// <summary>Somebody behind a bad network.</summary>
public sealed record WeakParty(Person Person, string Seat, LossyRelay Network);
