using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Arbitration.Court.Access;

internal static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services, CourtOptions options)
    {
        var keys = Directory.CreateDirectory(options.InData("keys"));
        if (!OperatingSystem.IsWindows()) keys.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        services.AddDataProtection().SetApplicationName("arbitration-court").PersistKeysToFileSystem(keys);

        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, SeatCookieHandler>(Callers.SeatScheme, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = Callers.StaffCookie;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        });
        services.AddIdentityCore<StaffUser>(identity =>
        {
            identity.Lockout.MaxFailedAccessAttempts = SignInLimiter.Failures;
            identity.Lockout.DefaultLockoutTimeSpan = SignInLimiter.Window;
            // Length is what helps; kinds of characters only make people write passwords down.
            identity.Password.RequiredLength = 10;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        }).AddRoles<IdentityRole>().AddEntityFrameworkStores<CourtDatabase>().AddSignInManager().AddClaimsPrincipalFactory<StaffClaims>();

        services.AddSingleton<SignInLimiter>().AddSingleton<SeatsAtHand>().AddSingleton<IInterceptor>(all => all.GetRequiredService<SeatsAtHand>()).AddSingleton<DeviceSeats>().AddSingleton<JoinLinks>().AddSingleton<KnownScreens>().AddSingleton<RedeemLink>();
        services.AddScoped<StaffSeeding>();
        return services;
    }

    /// <summary>Who is calling, then whether they may. Goes after routing and before every endpoint.</summary>
    public static void UseAccess(this WebApplication app)
    {
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<AccessGate>();
    }

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        SessionRoutes.Map(routes);
        AuthorityRoute.Map(routes);
    }

    public static async Task SeedStaffAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StaffSeeding>().RunAsync();
    }
}
