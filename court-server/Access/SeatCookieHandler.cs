using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Arbitration.Court.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Arbitration.Court.Access;

/// <summary>Turns a participant's device cookie into the seats that this device holds. A revoked link holds none.</summary>
internal sealed class SeatCookieHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, DeviceSeats devices)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[Callers.SeatCookie] is not { Length: > 0 } token) return AuthenticateResult.NoResult();
        var seats = await devices.HeldByAsync(token, Context.RequestAborted);
        if (seats.Count == 0) return AuthenticateResult.NoResult();
        var claims = seats.Select(seat => new Claim(Callers.SeatClaim, JsonSerializer.Serialize(seat, CourtJson.Options)));
        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Callers.SeatScheme));
        return AuthenticateResult.Success(new AuthenticationTicket(principal, Callers.SeatScheme));
    }
}
