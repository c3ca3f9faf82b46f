using System.Security.Claims;
using System.Text.Json;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>Reads the caller out of the principal; the same for HTTP requests and hub connections.</summary>
internal static class Callers
{
    public const string StaffCookie = "court.staff";
    public const string SeatScheme = "court.seat";
    public const string SeatCookie = "court.seat";
    public const string NameClaim = "court.name";
    public const string SeatClaim = "court.seat";

    public static StaffCaller? Staff(this ClaimsPrincipal principal) =>
        principal.FindFirstValue(ClaimTypes.Name) is { } userName
            ? new StaffCaller(userName, principal.FindFirstValue(NameClaim) ?? userName, [.. principal.FindAll(ClaimTypes.Role).Select(c => c.Value)])
            : null;

    /// <summary>Every seat that this device holds, newest first.</summary>
    public static IEnumerable<ParticipantCaller> Seats(this ClaimsPrincipal principal) =>
        principal.FindAll(SeatClaim).Select(c => JsonSerializer.Deserialize<ParticipantCaller>(c.Value, CourtJson.Options)!);

    public static ParticipantCaller? SeatIn(this ClaimsPrincipal principal, HearingId hearing) =>
        principal.Seats().FirstOrDefault(seat => seat.Hearing == hearing);

    /// <summary>Staff before seats: somebody who is signed in acts as staff unless the page says `as=seat`.</summary>
    public static Caller? Caller(this ClaimsPrincipal principal) => principal.Staff() ?? (Caller?)principal.Seats().FirstOrDefault();

    /// <summary>The caller in this hearing, for the audit trail.</summary>
    public static string ActorIn(this ClaimsPrincipal principal, HearingId hearing) =>
        principal.Staff()?.Actor ?? principal.SeatIn(hearing)?.Actor ?? "nobody";
}
