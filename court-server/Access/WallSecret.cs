using System.Security.Claims;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>
/// The secret by which a wall screen is known again: a cookie that no script reads, good for nothing but the routes of wall screens. A
/// screen is no caller: it has no seat, and nothing that asks for one lets it in.
/// </summary>
/// <param name="Hash">Of the secret.</param>
internal readonly record struct WallSecret(string Hash)
{
    public const string Cookie = "court.wall";
    private const string Claim = "court.wall";
    private const int TokenLength = 43;
    // As long as a browser keeps one (RFC 6265bis, section 5.5); each visit begins it anew.
    private static readonly TimeSpan s_life = TimeSpan.FromDays(400);

    public WallScreenId ScreenId => new(Hash[..20]);

    /// <summary>The screen's own secret, renewed, or a new one for a browser that has none.</summary>
    public static void Keep(HttpContext context)
    {
        var token = TokenOf(context) ?? Secrets.NewToken();
        context.Response.Cookies.Append(Cookie, token, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = s_life, Path = "/", IsEssential = true,
        });
    }

    /// <summary>What a request to the wall's own addresses carries; to any other it means nothing.</summary>
    public static ClaimsIdentity? Read(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api/wall") && !context.Request.Path.StartsWithSegments("/hub/wall")) return null;
        return TokenOf(context) is { } token ? new ClaimsIdentity([new Claim(Claim, Secrets.Hash(token))], Claim) : null;
    }

    public static WallSecret? Of(ClaimsPrincipal? principal) => principal?.FindFirstValue(Claim) is { } hash ? new WallSecret(hash) : null;

    private static string? TokenOf(HttpContext context) =>
        context.Request.Cookies[Cookie] is { Length: TokenLength } token && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? token : null;
}
