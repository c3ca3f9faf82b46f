using Arbitration.Court.Media;
using Arbitration.Media.Contract;
using Grpc.Core;

namespace Arbitration.Court.Recordings;

/// <summary>Whether the server, its media node and the gateway are up; what asks is the launcher, or a monitor on this machine.</summary>
internal static class HealthRoute
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    internal sealed record Health(bool Ok, bool? Node, bool? Gateway);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/health", async (HttpContext context, NodeChannel channel, TimeProvider time) =>
    {
        // Strangers learn that the page is served, which they know already, and nothing about what is behind it.
        if (context.Connection.RemoteIpAddress is { } from && !System.Net.IPAddress.IsLoopback(from)) return new Health(true, null, null);
        try
        {
            var node = await channel.Client.HealthAsync(new HealthRequest(), deadline: (time.GetUtcNow() + Limit).UtcDateTime, cancellationToken: context.RequestAborted);
            return new Health(true, true, node.GatewayUp);
        }
        catch (RpcException)
        {
            return new Health(true, false, false);
        }
    }).WithName("health");
}
