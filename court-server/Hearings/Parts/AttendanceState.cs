using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>Who is in the hearing now.</summary>
/// <param name="Known">Who has been here in this sitting; a locked room and a held door let them back in.</param>
/// <param name="Held">What the tribunal said of the door; null: as the hearing was scheduled.</param>
[GenerateSerializer, Immutable]
internal sealed record AttendanceState(ImmutableHashSet<string> Present, ImmutableHashSet<string> Known, bool Locked, bool? Held = null)
{
    public static AttendanceState Start { get; } = new(ImmutableHashSet<string>.Empty, ImmutableHashSet<string>.Empty, false);
}
