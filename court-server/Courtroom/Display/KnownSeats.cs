using System.Collections.Concurrent;
using System.Security.Claims;
using Arbitration.Court.Cases;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>
/// Which seat somebody has, without reading everybody's names again for each of fifty who fetch a page. A seat never becomes another's, so a
/// roster that is kept can only lack somebody, and is then read anew.
/// </summary>
internal sealed class KnownSeats(HearingCalendar calendar)
{
    private const int MostKept = 200;
    private readonly ConcurrentDictionary<HearingId, HearingRoster> _rosters = [];

    /// <summary>Null: none in this hearing, or there is no such hearing.</summary>
    public async Task<RosterSeat?> OfAsync(HearingId hearing, ClaimsPrincipal user, CancellationToken ct)
    {
        if (_rosters.TryGetValue(hearing, out var kept) && kept.SeatOf(user) is { } known) return known;
        if (await calendar.RosterAsync(hearing, ct) is not { } roster) return null;
        if (_rosters.Count >= MostKept) _rosters.Clear();
        _rosters[hearing] = roster;
        return roster.SeatOf(user);
    }
}
