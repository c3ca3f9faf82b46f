using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>The fold of a hearing's log: one state for each part.</summary>
[GenerateSerializer, Immutable]
internal sealed record HearingState(ImmutableDictionary<string, object> Parts)
{
    public T Of<T>() where T : class => (T)Parts[typeof(T).Name];
}
