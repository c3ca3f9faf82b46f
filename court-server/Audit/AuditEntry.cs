namespace Arbitration.Court.Audit;

/// <summary>Who did what to what, when. Rows are only ever added.</summary>
internal sealed class AuditEntry
{
    public long Id { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Who { get; init; }
    public required string What { get; init; }
    public required string Target { get; init; }
    public string Detail { get; init; } = "";
}
