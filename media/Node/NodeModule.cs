using Arbitration.Media.Janus;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Arbitration.Media.Node;

/// <summary>Puts the node together.</summary>
internal static class NodeModule
{
    public static WebApplicationBuilder AddMediaNode(this WebApplicationBuilder builder, NodeOptions options)
    {
        Directory.CreateDirectory(options.Folder);
        Directory.CreateDirectory(Path.GetDirectoryName(options.Socket)!);
        File.Delete(options.Socket); // a killed node leaves its socket behind, and binding to it would fail
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(options.Socket, listen => listen.Protocols = HttpProtocols.Http2));
        // Each call would be four lines of log, and a watcher who leaves one with a stack trace.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Grpc", LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(options).AddSingleton<NodeIdentity>().AddSingleton(new Admission(Environment.ProcessorCount))
            .AddSingleton(new GatewayOptions { Folder = options.Folder, MediaAddress = options.MediaAddress, RtpPorts = options.RtpPorts })
            .AddSingleton<GatewayProcess>().AddSingleton<GatewaySupervisor>().AddSingleton<RoomTable>()
            .AddSingleton(services => new PeerTable(Path.Combine(options.Folder, "peers.json"), services.GetRequiredService<TimeProvider>()))
            // The rooms are known before the gateway comes up, since they are told of it.
            .AddHostedService(services => services.GetRequiredService<RoomTable>())
            .AddHostedService(services => services.GetRequiredService<GatewaySupervisor>())
            .AddHostedService<IsolationWatch>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<GatewayFaults>();
            grpc.MaxReceiveMessageSize = 1 << 20;
        });
        return builder;
    }

    public static WebApplication MapMediaNode(this WebApplication app, NodeOptions options)
    {
        app.MapGrpcService<MediaNodeCalls>();
        app.Lifetime.ApplicationStarted.Register(() => File.SetUnixFileMode(options.Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite));
        return app;
    }
}
