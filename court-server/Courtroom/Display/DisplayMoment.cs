using System.Text.Json.Serialization;
using Arbitration.Court.Hearings.Log;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>What changed before everyone at a moment of the recording.</summary>
/// <param name="AtUs">Hearing time from which on the recording shows it.</param>
/// <param name="Event">What happened to what stood there; null: <paramref name="Stands"/> says it all.</param>
/// <param name="Stands">What stands there from now on, null: nothing. After a stretch that the reader may not see.</param>
internal sealed record DisplayMoment(
    long AtUs, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HearingEvent? Event, SnapshotDisplay? Stands);
