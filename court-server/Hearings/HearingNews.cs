using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Hearings;

/// <summary>Events that were just stored, as each seat may see them, and the hearing after them.</summary>
internal sealed record HearingNews(
    HearingRoster Roster, IReadOnlyList<LoggedEvent> Events, IReadOnlyList<(string Seat, Numbered Numbered)> Pushes, HearingReading Reading)
{
    public string Hearing { get; } = Roster.HearingId.Value;
}
