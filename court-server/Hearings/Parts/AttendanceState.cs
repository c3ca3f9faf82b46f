using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>Who is in the hearing now.</summary>
[GenerateSerializer, Immutable]
internal sealed record AttendanceState(ImmutableHashSet<string> Present)
{
    public static AttendanceState Start { get; } = new(ImmutableHashSet<string>.Empty);
}
