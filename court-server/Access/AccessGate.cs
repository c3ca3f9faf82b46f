using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>
/// Nothing passes without a row in the <see cref="AccessMatrix"/>: 401 for nobody, 403 for the wrong kind of caller, 404 for a
/// case or hearing that is not the caller's, so that nobody learns what exists.
/// </summary>
internal sealed class AccessGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, ICaseMembership membership, JoinLinks links)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }
        var pattern = endpoint.RoutePattern.RawText ?? "";
        var row = AccessMatrix.Of(context.Request.Method, pattern.StartsWith('/') || pattern.StartsWith('{') ? pattern : "/" + pattern);
        var refusal = row is null ? Problems.Of(403, "access.no-such-door")
            : RefuseForgery(context, endpoint) ?? await new Doorkeeper(context, membership, links).RefuseAsync(row.Who);
        if (refusal is null) await next(context);
        else await refusal.ExecuteAsync(context);
    }

    private static IResult? RefuseForgery(HttpContext context, RouteEndpoint endpoint)
    {
        var request = context.Request;
        var isApi = endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.Ordinal) == true;
        var changes = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
        // A page of another site can send a form, but neither this header nor, to the hub, our own origin.
        if (isApi && changes && request.Headers["X-Court"] != "1") return Problems.Of(400, "request.header-missing");
        if (request.Path.StartsWithSegments("/hub") && request.Headers.Origin is [{ } origin]
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)))
            return Problems.Of(403, "request.foreign-origin");
        return null;
    }
}
