using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>The certificate of the installation's own authority, so that a phone can come to trust this server. Public by nature.</summary>
internal static class AuthorityRoute
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/authority.crt", (IConfiguration configuration) =>
        configuration["ARBITRATION_AUTHORITY"] is { } file && File.Exists(file)
            ? Results.File(Path.GetFullPath(file), "application/x-x509-ca-cert", "authority.crt")
            : Problems.Of(404, "not-found")).WithName("authority").ExcludeFromDescription();
}
