using System.Globalization;
using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Audit;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

/// <summary>A person opens a join link: redeem, see which hearing it is (masked), consent.</summary>
internal static class JoinHearing
{
    internal sealed record Join(string? Token, string? Code);
    internal sealed record JoinAnswer(
        HearingId HearingId, string CaseMasked, string Cause, SeatId Seat, Role Role, string Name, DateTimeOffset ScheduledWall, bool Consented, string Commission);
    internal sealed record ConsentGiven(HearingId HearingId, bool Consent, bool Discipline);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/join", RedeemAsync).Produces<JoinAnswer>().WithName("join");
        routes.MapPost("/api/join/consent", ConsentAsync).WithName("consent");
    }

    private static async Task<IResult> RedeemAsync(Join body, HttpContext context, RedeemLink redeem, HearingCalendar calendar, DeviceSeats seats, CancellationToken ct)
    {
        if (body.Token is not { Length: > 0 and <= 128 }) return Problems.Of(404, "link.unknown");
        var done = await redeem.RunAsync(body.Token, body.Code, context.Request.Cookies[Callers.SeatCookie], ct);
        if (done.NewDevice is { } device) SetDeviceCookie(context, device);
        if (done.Is != RedemptionIs.Seated) return Refuse(context, done);
        var link = done.Link!;
        var roster = await calendar.RosterAsync(link.HearingId, ct) ?? throw new NotThere();
        return Results.Ok(new JoinAnswer(
            link.HearingId, Masking.CaseNumber(roster.CaseNumber), roster.Cause, link.Seat, Enum.Parse<Role>(link.Role), link.Name, roster.ScheduledWall,
            await seats.HasConsentedAsync(link.HearingId, link.Seat, ct), roster.Commission));
    }

    internal static IResult Refuse(HttpContext context, Redemption done)
    {
        if (done.RetryAfter is { } wait) context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return done.Is switch
        {
            RedemptionIs.Revoked => Problems.Of(410, "link.revoked"),
            RedemptionIs.Over => Problems.Of(410, "link.over"),
            RedemptionIs.CodeNeeded => Problems.Of(409, "link.code-needed"),
            RedemptionIs.DeviceWaits => Problems.Of(409, "link.device-waits"),
            RedemptionIs.DeviceRefused => Problems.Of(409, "link.device-refused"),
            RedemptionIs.CodeWrong => Problems.Of(409, "link.code-wrong"),
            RedemptionIs.TooManyCodes => Problems.Of(429, "link.too-many-codes"),
            _ => Problems.Of(404, "link.unknown"),
        };
    }

    // Kept for 90 days: a party comes back after the hearing to check the record.
    private static void SetDeviceCookie(HttpContext context, string device) => context.Response.Cookies.Append(Callers.SeatCookie, device, new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(90), Path = "/", IsEssential = true,
    });

    private static async Task<IResult> ConsentAsync(ConsentGiven body, ClaimsPrincipal user, DeviceSeats seats, AuditTrail audit, CancellationToken ct)
    {
        if (user.SeatIn(body.HearingId) is not { } seat) return Problems.Of(404, "not-found");
        var errors = new Dictionary<string, string>();
        if (!body.Consent) errors["consent"] = "required";
        if (!body.Discipline) errors["discipline"] = "required";
        if (errors.Count > 0) throw new BadInput(errors);
        await seats.ConsentAsync(seat.Hearing, seat.Seat, ct);
        await audit.WriteAsync(seat.Actor, "hearing.consent", seat.Hearing.Value, "", ct);
        return Results.NoContent();
    }
}
