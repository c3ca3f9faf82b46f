using System.Security.Claims;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

internal static class StaffOfCase
{
    /// <summary>Whether the caller serves in the hearing's case. Staff of another one may hold a seat in it, and are what the seat makes them.</summary>
    public static async Task<bool> IsStaffOfAsync(this ICaseMembership membership, ClaimsPrincipal user, HearingId hearing, CancellationToken ct) =>
        user.Staff() is { } staff && await membership.OfHearingAsync(hearing, ct) is { } standing && await membership.ServesAsync(staff.UserName, standing.CaseId, ct);
}
