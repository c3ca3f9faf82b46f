namespace Arbitration.Testing;

/// <summary>When a step's last click was made and when the leader's page showed its phase (Stopwatch): the server took it in between.</summary>
public sealed record StepTaken(long Clicked, long Shown);
