using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Arbitration.Court.Access;

/// <summary>
/// Puts both identities of a browser into one principal. A page that acts for a seat in a browser where staff is signed in,
/// too, says so with `?as=seat` or `X-Court-As: seat`.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var asSeat = context.Request.Query["as"] == "seat" || context.Request.Headers["X-Court-As"] == "seat";
        var principal = new ClaimsPrincipal();
        if (!asSeat && (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } staff)
            principal.AddIdentities(staff.Identities);
        if ((await context.AuthenticateAsync(Callers.SeatScheme)).Principal is { } seats)
            principal.AddIdentities(seats.Identities);
        if (WallSecret.Read(context) is { } screen) principal.AddIdentity(screen);
        context.User = principal;
        await next(context);
    }
}
