using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>Who is in the hearing now.</summary>
/// <param name="Known">Who has been here in this sitting; a locked room lets them back in.</param>
[GenerateSerializer, Immutable]
internal sealed record AttendanceState(ImmutableHashSet<string> Present, ImmutableHashSet<string> Known, bool Locked)
{
    public static AttendanceState Start { get; } = new(ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty, false);
}
