namespace Arbitration.Court.Hearings.Seeing;

/// <summary>From one event of the log to another, both within; open while <paramref name="To"/> is null.</summary>
[GenerateSerializer, Immutable]
internal readonly record struct LogSpan([property: Id(0)] long From, [property: Id(1)] long? To)
{
    // The present is after everything logged, so only an open span holds it.
    public bool Holds(long at) => at >= From && (To is not { } to || at <= to);
}
