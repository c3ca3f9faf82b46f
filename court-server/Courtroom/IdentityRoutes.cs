using System.Security.Claims;
using System.Security.Cryptography;
using Arbitration.Court.Access;
using Arbitration.Court.Audit;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage.Files;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// A picture of somebody's document: taken in by their own device with the code that the clerk gave them, read by the staff of the case
/// alone, each reading noted. It is never decoded here, and kept in no cache.
/// </summary>
internal static class IdentityRoutes
{
    private const int LargestPicture = 1_500_000;
    private const int LargestBody = 2_200_000;

    /// <param name="Picture">A JPEG in base64.</param>
    internal sealed record Shown(HearingId HearingId, string? Code, string? Picture);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/join/identity", ShowAsync).WithName("showIdentity").WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
        routes.MapGet("/api/hearings/{id}/identity/{seat}", ReadAsync).WithName("identityPicture").ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(
        Shown body, HttpContext context, ClaimsPrincipal user, RedeemLink links, DeviceSeats seats, HearingCalendar calendar, IGrainFactory grains, IFileStore files, AuditTrail audit, CancellationToken ct)
    {
        if (user.SeatIn(body.HearingId) is not { } seat) return Problems.Of(404, "not-found");
        if (!await seats.HasConsentedAsync(seat.Hearing, seat.Seat, ct)) return Problems.Of(409, "courtroom.consent-needed");
        if (Decode(body.Picture) is not { } picture) return Problems.Of(400, "identity.no-picture");
        if (await links.ConfirmAsync(seat.Link, body.Code, ct) is { } refusal) return JoinHearing.Refuse(context, refusal);
        var roster = await calendar.RosterAsync(seat.Hearing, ct) ?? throw new NotThere();
        var grain = grains.GetGrain<IHearingGrain>(seat.Hearing.Value);
        // Before a byte is kept: whoever need not show anything, or not any more, fills no disk.
        if (roster.Seats.FirstOrDefault(s => s.Seat == seat.Seat) is not { } person) throw new NotThere();
        IdentityPart.RequireMayShow((await grain.Read()).State, person);
        var hash = Convert.ToHexStringLower(SHA256.HashData(picture));
        await files.PutAsync(NameOf(roster, seat.Seat.Value, hash), new MemoryStream(picture), ct);
        (await grain.Act(seat.Seat.Value, null, new ShowIdentity(hash))).SeqOrThrow();
        await audit.WriteAsync(seat.Actor, "identity.show", seat.Hearing.Value, hash, ct);
        return Results.NoContent();
    }

    private static async Task<IResult> ReadAsync(
        HearingId id, string seat, HttpContext context, ClaimsPrincipal user, HearingCalendar calendar, IGrainFactory grains, IFileStore files, AuditTrail audit, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(id, ct) ?? throw new NotThere();
        var reading = await grains.GetGrain<IHearingGrain>(id.Value).Read();
        if (reading.State.Of<IdentityState>().Seats.GetValueOrDefault(seat)?.Sha256 is not { } hash) throw new NotThere();
        if (await files.OpenAsync(NameOf(roster, seat, hash), ct) is not { } picture) throw new NotThere();
        await audit.WriteAsync(user.ActorIn(id), "identity.read", id.Value, seat, ct);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(picture, "image/jpeg");
    }

    private static string NameOf(HearingRoster roster, string seat, string hash) => $"cases/{roster.CaseId}/hearings/{roster.HearingId}/identity/{seat}-{hash[..16]}.jpg";

    // Start and end of a JPEG (ITU T.81 B.1.1.3): enough to refuse anything else; only a browser ever opens it.
    private static byte[]? Decode(string? text)
    {
        if (text is null or "" || text.Length > LargestPicture * 4 / 3 + 4) return null;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length is < 1000 or > LargestPicture) return null;
        return bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF && bytes[length - 2] == 0xFF && bytes[length - 1] == 0xD9 ? bytes[..length] : null;
    }
}
