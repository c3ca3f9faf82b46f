using System.Globalization;
using System.Security.Claims;
using Arbitration.Court.Audit;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Access;

/// <summary>Staff sign in and out; everybody asks who they are.</summary>
internal static class SessionRoutes
{
    internal sealed record SignIn(string? UserName, string? Password);
    internal sealed record StaffName(string UserName, string Name, IReadOnlyList<string> Roles);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/session", SignInAsync).Produces<Me>().WithName("signIn");
        routes.MapDelete("/api/session", SignOutAsync).WithName("signOut");
        routes.MapGet("/api/session", (ClaimsPrincipal user) => Me.Of(user.Caller()!)).WithName("me");
        routes.MapGet("/api/staff", StaffAsync).WithName("staff");
        routes.MapDelete("/api/links/{linkId}", async (LinkId linkId, ClaimsPrincipal user, JoinLinks links, CancellationToken ct) =>
        {
            await links.RevokeAsync(linkId, user.Staff()!.Actor, ct);
            return Results.NoContent();
        }).WithName("revokeLink");
    }

    private static async Task<IResult> SignInAsync(
        SignIn body, HttpContext context, SignInManager<StaffUser> signIn, SignInLimiter limiter, AuditTrail audit, CancellationToken ct)
    {
        var (userName, password) = (body.UserName?.Trim() ?? "", body.Password ?? "");
        if (userName is "" || password is "" || userName.Length > 64 || password.Length > 256) return Problems.Of(401, "access.wrong-login");
        if (limiter.Wait(userName) is { } wait) return TooMany(context, wait);
        var user = await signIn.UserManager.FindByNameAsync(userName);
        var result = user is null ? SignInResult.Failed : await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        // An unknown name must take as long as a wrong password.
        if (user is null) new PasswordHasher<StaffUser>().HashPassword(new StaffUser(), password);
        if (!result.Succeeded)
        {
            limiter.Failed(userName);
            await audit.WriteAsync("nobody", "session.refused", user?.UserName ?? "unknown", "", ct);
            return result.IsLockedOut ? TooMany(context, SignInLimiter.Window) : Problems.Of(401, "access.wrong-login");
        }
        limiter.Succeeded(userName);
        await signIn.SignInAsync(user!, isPersistent: false);
        await audit.WriteAsync(user!.UserName!, "session.open", user.UserName!, "", ct);
        var roles = await signIn.UserManager.GetRolesAsync(user);
        return Results.Ok(Me.Of(new StaffCaller(user.UserName!, user.Name, [.. roles])));
    }

    private static IResult TooMany(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Problems.Of(429, "access.too-many");
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInManager<StaffUser> signIn)
    {
        await signIn.SignOutAsync();
        // Without a login this ends the device's seats; signing out as staff leaves them alone.
        if (context.User.Staff() is null) context.Response.Cookies.Delete(Callers.SeatCookie);
        return Results.NoContent();
    }

    /// <summary>Whom a clerk can choose when scheduling.</summary>
    private static async Task<IReadOnlyList<StaffName>> StaffAsync(CourtDatabase database, CancellationToken ct)
    {
        var roles = await database.UserRoles.Join(database.Roles, ur => ur.RoleId, r => r.Id, (ur, r) => new { ur.UserId, r.Name }).ToListAsync(ct);
        var users = await database.Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync(ct);
        return [.. users.Select(u => new StaffName(u.UserName!, u.Name, [.. roles.Where(r => r.UserId == u.Id).Select(r => r.Name!)]))];
    }
}
